#include <QDir>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

#include "app/files/scenario/scenario_file.h"
#include "app/ladder/ladder_view.h"
#include "app/session/file_commands.h"
#include "app/session/recovery.h"
#include "app/widgets/notice_bar.h"
#include "app/window/ladder_area.h"
#include "tests/app/ladder/long_scene.h"
#include "tests/app/window/window_fixture.h"

using namespace linger;

/// What somebody wrote is never thrown away without a question; what is quickly made again is not
/// asked about.
class TestUnsavedWork : public QObject {
  Q_OBJECT

 private slots:
  void anotherSceneAsksFirst_data();
  void anotherSceneAsksFirst();
  void editsOfABuiltInAreNotAskedAbout();
  void whatIsSavedSaysWhere();
  void theFocusDoesNotStayInAMessageThatGoes();
  void anOfferIsNotShownToAClass();
  void aClickerWakesTheScreenBeforeItSteps();
  void aSceneAsLongAsAFileMayBeIsKeptForACrash();

 private:
  /// Does something, and answers the question that it raises; whether it raised one.
  static bool isAsked(QMessageBox::StandardButton answer, const std::function<void()>& act);
};

bool TestUnsavedWork::isAsked(QMessageBox::StandardButton answer,
                              const std::function<void()>& act) {
  bool asked = false;
  QTimer hand;
  QObject::connect(&hand, &QTimer::timeout, [&] {
    auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    if (!box) return;
    asked = true;
    box->button(answer)->click();
  });
  hand.start(5);
  act();
  return asked;
}

void TestUnsavedWork::anotherSceneAsksFirst_data() {
  QTest::addColumn<bool>("isFile");
  QTest::addColumn<bool>("isNew");
  QTest::newRow("a file, and a new scene") << true << true;
  QTest::newRow("a file, and another scene") << true << false;
  QTest::newRow("a scene without a file, and a new one") << false << true;
  QTest::newRow("a scene without a file, and another") << false << false;
}

void TestUnsavedWork::anotherSceneAsksFirst() {
  QFETCH(bool, isFile);
  QFETCH(bool, isNew);
  WindowFixture fixture;
  QTemporaryDir folder;
  fixture.trigger("new");
  if (isFile) QVERIFY(fixture.window->files()->saveTo(folder.filePath("mine.json")));
  Scenario mine = fixture.document().scenario();
  mine.title = "Mine";
  fixture.document().replaceScenario(mine, "Title");
  const auto leave = [&] {
    isNew ? fixture.trigger("new") : void(fixture.window->openScenario("abort"));
  };
  QVERIFY(isAsked(QMessageBox::Cancel, leave));
  QCOMPARE(fixture.document().scenario().title, std::string("Mine"));
  QVERIFY(isAsked(QMessageBox::Discard, leave));
  QVERIFY(fixture.document().scenario().title != "Mine");
}

void TestUnsavedWork::editsOfABuiltInAreNotAskedAbout() {
  WindowFixture fixture;
  fixture.document().make(edit::SetMsl{Duration(5s)});
  QVERIFY(!isAsked(QMessageBox::Cancel, [&] { fixture.window->openScenario("abort"); }));
  QCOMPARE(fixture.document().scenario().name, std::string("abort"));
}

void TestUnsavedWork::whatIsSavedSaysWhere() {
  WindowFixture fixture;
  QTemporaryDir folder;
  const QString path = folder.filePath("mine.json");
  QVERIFY(fixture.window->files()->saveTo(path));
  QVERIFY2(fixture.window->notices()->message().contains(QDir::toNativeSeparators(path)),
           qPrintable(fixture.window->notices()->message()));
}

void TestUnsavedWork::theFocusDoesNotStayInAMessageThatGoes() {
  WindowFixture fixture;
  fixture.window->tell("Something", "Do it", [] {});
  auto* offer = fixture.window->notices()->findChild<QPushButton*>();
  offer->setFocus();
  QTest::keyClick(offer, Qt::Key_Space);
  QCOMPARE(fixture.window->notices()->message(), QString());
  QCOMPARE(QApplication::focusWidget(),
           static_cast<QWidget*>(fixture.window->workspace()->ladder()->view()));
}

void TestUnsavedWork::anOfferIsNotShownToAClass() {
  WindowFixture fixture;
  fixture.window->tell("Left behind", "Restore", [] {});
  fixture.window->setPresenting(true);
  QCOMPARE(fixture.window->notices()->message(), QString());
  fixture.window->setPresenting(false);
  QCOMPARE(fixture.window->notices()->message(), QString("Left behind"));
}

void TestUnsavedWork::aClickerWakesTheScreenBeforeItSteps() {
  for (const int key : {int(Qt::Key_PageDown), int(Qt::Key_PageUp), int(Qt::Key_Space)}) {
    WindowFixture fixture;
    fixture.playhead().seek(kSimStart + 90ms);
    QTest::keyClick(fixture.window.get(), Qt::Key_Period);
    QVERIFY(fixture.window->isBlank());
    QTest::keyClick(fixture.window.get(), Qt::Key(key));
    QVERIFY(!fixture.window->isBlank());
    QCOMPARE(fixture.playhead().at(), kSimStart + 90ms);
    QVERIFY(!fixture.playhead().isPlaying());
  }
}

void TestUnsavedWork::aSceneAsLongAsAFileMayBeIsKeptForACrash() {
  const QTemporaryDir home;
  qputenv("XDG_DATA_HOME", home.path().toLocal8Bit());
  Document document;
  Recovery recovery(document);
  QVERIFY(document.open(restartAfterSending(80'000)));
  QVERIFY(document.make(edit::SetMsl{7s}));
  recovery.keepNow();
  // As if that Linger had been killed.
  QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + "/unsaved");
  QVERIFY(folder.rename(QString::number(QCoreApplication::applicationPid()) + ".json", "1.json"));
  const auto left = recovery.takeLeftBehind();
  QVERIFY(left.has_value());
  QVERIFY(left->edited == document.edited());
}

QTEST_MAIN(TestUnsavedWork)
#include "tst_unsaved_work.moc"
