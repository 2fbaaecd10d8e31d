#include <QDirIterator>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <cstdio>

#include "app/window/main_window.h"
#include "app/widgets/notice_bar.h"
#include "app/window/run_window.h"

using namespace linger;

namespace {

MainWindow* theWindow() {
  for (QWidget* widget : QApplication::topLevelWidgets()) {
    if (auto* window = qobject_cast<MainWindow*>(widget)) return window;
  }
  return nullptr;
}

void tell(const QString& what) {
  std::puts(qPrintable(what));
  std::fflush(stdout);
}

/// The offer in the bar, the seconds of the MSL, whether there is anything unsaved, and the edits
/// with their switches.
void tellAll() {
  MainWindow& window = *theWindow();
  const std::optional<Duration> msl = window.document().scenario().msl;
  QString edits;
  for (const EditStep& step : window.document().edits()) edits += step.on ? u'+' : u'-';
  tell(QStringLiteral("%1|%2|%3|%4")
           .arg(window.notices()->message())
           .arg(msl ? microseconds(*msl) / 1'000'000 : 0)
           .arg(window.document().isModified())
           .arg(edits));
}

void changeForEver() {
  static int seconds = 0;
  Document& document = theWindow()->document();
  if (seconds == 0) {
    document.make(edit::SetReuseAddr{true});
    document.setOn(0, false);
  }
  seconds = seconds % 20 + 1;
  document.make(edit::SetMsl{std::chrono::seconds(seconds)});
}

/// The window as it really is started, with somebody who does one thing in it.
int beTheProgram(QApplication& application, const QString& part) {
  QTimer hand;
  if (part == QStringLiteral("change")) {
    QObject::connect(&hand, &QTimer::timeout, &application, changeForEver);
    hand.start(100);
  } else {
    QTimer::singleShot(0, &application, [part] {
      NoticeBar* notices = theWindow()->notices();
      if (part == QStringLiteral("take")) notices->findChild<QPushButton*>()->click();
      if (part == QStringLiteral("refuse")) notices->findChild<QToolButton*>()->click();
      tellAll();
      if (part == QStringLiteral("close")) theWindow()->close();
    });
  }
  return runWindow(application, QStringLiteral("restart"));
}

}  // namespace

/// Linger ends without warning; what was changed in it is there again. These are real processes
/// that are really killed.
class TestCrash : public QObject {
  Q_OBJECT

 private slots:
  void changesOutliveTheProcess();

 private:
  std::unique_ptr<QProcess> start(const QString& part);
  QString told(QProcess& process);
  QStringList unsaved() const;

  QTemporaryDir home_;
};

std::unique_ptr<QProcess> TestCrash::start(const QString& part) {
  auto process = std::make_unique<QProcess>();
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"}) {
    environment.insert(QString::fromLatin1(name), home_.filePath(QString::fromLatin1(name)));
  }
  environment.insert(QStringLiteral("LINGER_TEST_PART"), part);
  process->setProcessEnvironment(environment);
  process->setReadChannel(QProcess::StandardOutput);
  process->start(QCoreApplication::applicationFilePath(), QStringList());
  process->waitForStarted();
  return process;
}

QString TestCrash::told(QProcess& process) {
  while (!process.canReadLine()) {
    if (!process.waitForReadyRead(20'000)) return QStringLiteral("nothing");
  }
  return QString::fromUtf8(process.readLine().trimmed());
}

QStringList TestCrash::unsaved() const {
  QStringList files;
  QDirIterator each(home_.path(), {QStringLiteral("*.json")}, QDir::Files,
                    QDirIterator::Subdirectories);
  while (each.hasNext()) files << each.next();
  return files;
}

void TestCrash::changesOutliveTheProcess() {
  // Somebody drags a slider without ever letting go: it is kept all the same.
  auto process = start(QStringLiteral("change"));
  QVERIFY(QTest::qWaitFor([this] { return !unsaved().isEmpty(); }, 20'000));
  process->kill();
  process->waitForFinished();

  // The next start offers it, and crashes before anybody has answered.
  process = start(QStringLiteral("look"));
  const QString offer = told(*process);
  QVERIFY2(offer.contains(QStringLiteral("last session.|0|0|")), qPrintable(offer));
  // One more Linger beside it offers nothing: the first one has it in hand.
  auto beside = start(QStringLiteral("look"));
  QCOMPARE(told(*beside), QStringLiteral("|0|0|"));
  beside->kill();
  beside->waitForFinished();
  process->kill();
  process->waitForFinished();

  process = start(QStringLiteral("take"));
  const QStringList taken = told(*process).split(u'|');
  QCOMPARE(taken.value(0), QString());
  QVERIFY(taken.value(1).toInt() > 0);
  QCOMPARE(taken.value(2), QStringLiteral("1"));
  QCOMPARE(taken.value(3), QStringLiteral("-+"));  // What was switched off is so again.
  process->kill();
  process->waitForFinished();

  // It was taken up, not saved, and the power went: it is offered again, until it is refused.
  process = start(QStringLiteral("refuse"));
  QCOMPARE(told(*process), QStringLiteral("|0|0|"));
  QCOMPARE(unsaved(), QStringList());
  process->kill();
  process->waitForFinished();

  process = start(QStringLiteral("close"));
  QCOMPARE(told(*process), QStringLiteral("|0|0|"));
  QVERIFY(process->waitForFinished());
  QCOMPARE(process->exitCode(), 0);
}

int main(int argc, char** argv) {
  QCoreApplication::setApplicationName(QStringLiteral("linger"));
  QCoreApplication::setOrganizationName(QStringLiteral("linger"));
  QApplication application(argc, argv);
  const QString part = qEnvironmentVariable("LINGER_TEST_PART");
  if (!part.isEmpty()) return beTheProgram(application, part);
  TestCrash test;
  return QTest::qExec(&test, argc, argv);
}

#include "tst_crash.moc"
