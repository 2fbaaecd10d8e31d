#include <QDir>
#include <QFile>
#include <QTest>

#include "app/files/scenario/scenario_library.h"
#include "app/files/trace/trace_text.h"
#include "model/sim/edit.h"
#include "model/sim/simulate.h"

using namespace linger;

namespace {

constexpr OsId kSystems[] = {OsId::Linux, OsId::FreeBsd, OsId::MacOs, OsId::Windows, OsId::Rfc9293};

/// Set it to write the files anew instead of comparing: after a change that is meant to show
/// in them. Read the difference before you keep it.
constexpr auto kRegenerate = "LINGER_REGENERATE_GOLDEN";

QString fileOf(const Scenario& scenario) {
  return QStringLiteral(LINGER_SOURCE_DIR "/tests/golden/%1.txt")
      .arg(QString::fromStdString(scenario.name));
}

/// The scene on each system, one after the other.
QByteArray storyOf(const Scenario& scenario) {
  QByteArray story;
  for (const OsId os : kSystems) {
    const std::string_view name = profileOf(os).name;
    story += "======== " + QByteArray(name.data(), qsizetype(name.size())) + "\n";
    story += traceText(runOf(apply(scenario, edit::SetOs{{}, os}))).toUtf8();
  }
  return story;
}

/// The first line in which two texts differ, from both.
QByteArray differenceOf(const QByteArray& expected, const QByteArray& got) {
  const QList<QByteArray> a = expected.split('\n'), b = got.split('\n');
  for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
    if (a.value(i) == b.value(i)) continue;
    return "line " + QByteArray::number(i + 1) + "\n  expected " + a.value(i) + "\n  got      " +
           b.value(i);
  }
  return {};
}

}  // namespace

/// Each scene of the library tells, on five systems, the story that was read and kept.
class TestGoldenTraces : public QObject {
  Q_OBJECT

 private slots:
  void tellsTheStoryThatWasKept_data() {
    QTest::addColumn<QString>("name");
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      QTest::newRow(scenario.name.c_str()) << QString::fromStdString(scenario.name);
    }
  }

  void tellsTheStoryThatWasKept() {
    QFETCH(QString, name);
    const Scenario scenario = *loadScenario(name).value;
    const QByteArray story = storyOf(scenario);
    QFile file(fileOf(scenario));
    if (qEnvironmentVariableIsSet(kRegenerate)) {
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(story);
      QSKIP("written anew");
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    QVERIFY2(file.size() > 0, qPrintable(file.fileName()));
    const QByteArray difference = differenceOf(file.readAll(), story);
    QVERIFY2(difference.isEmpty(), difference);
  }

  void keepsNoStoryOfAScenarioThatIsGone() {
    const ScenarioLibrary library;
    const QDir folder(QStringLiteral(LINGER_SOURCE_DIR "/tests/golden"));
    for (const QString& file : folder.entryList({"*.txt"}, QDir::Files)) {
      QVERIFY2(library.find(QFileInfo(file).completeBaseName()) != nullptr, qPrintable(file));
    }
  }
};

QTEST_GUILESS_MAIN(TestGoldenTraces)
#include "tst_golden_traces.moc"
