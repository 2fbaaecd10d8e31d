#include <QClipboard>
#include <QDir>
#include <QPushButton>
#include <QTemporaryDir>

#include "app/export/export_commands.h"
#include "app/quiz/question_card.h"
#include "app/widgets/notice_bar.h"
#include "app/window/pane_tabs.h"
#include "app/window/verdict_panel.h"
#include "tests/app/quiz/told_in.h"

using namespace linger;

namespace {

/// What the answers of the restart story follow from, and what they are told in.
const QStringList kAnswer{"EADDRINUSE",    "Errno 98",      "already in use",    "60.24",
                          "import socket", "create_server", "No process owns it"};

/// Where one of them can be read or heard while this tab is shown, and what copying there gives.
QString toldAt(const WindowFixture& fixture, int tab) {
  fixture.window->showTab(tab);
  for (const QString& words : kAnswer) {
    if (const QString found = toldIn(*fixture.window, words); !found.isEmpty()) return found;
  }
  QClipboard& clipboard = *QApplication::clipboard();
  for (QAbstractButton* button : fixture.window->findChildren<QAbstractButton*>()) {
    if (!button->isVisible() || !button->text().startsWith(QStringLiteral("Copy"))) continue;
    clipboard.clear();
    button->click();
    for (const QString& words : kAnswer) {
      if (clipboard.text().contains(words)) return clipboard.text();
    }
  }
  return {};
}

void nothingIsTold(const WindowFixture& fixture) {
  for (const bool presents : {false, true}) {
    fixture.window->setPresenting(presents);
    for (int tab = 0; tab < 6; ++tab) {
      const QString found = toldAt(fixture, tab);
      QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("tab %1: %2").arg(tab).arg(found)));
    }
  }
  fixture.window->setPresenting(false);
}

/// How many of the four ways out of the window are open.
int waysOut(const WindowFixture& fixture) {
  QTemporaryDir folder;
  ExportCommands& exports = *fixture.window->exports();
  int open = 0;
  open += exports.savePicture(folder.filePath("run.svg"), Look::Light) ? 1 : 0;
  open += exports.saveTrace(folder.filePath("run.txt")) ? 1 : 0;
  open += exports.saveCapture(folder.filePath("run.pcapng")) ? 1 : 0;
  QApplication::clipboard()->clear();
  fixture.trigger("copy-picture");
  open += QApplication::clipboard()->image().isNull() ? 0 : 1;
  const auto files = QDir(folder.path()).entryList(QDir::Files).size();
  return files == std::min(open, 3) ? open : -1;
}

}  // namespace

/// While a question is open, nothing that its answer follows from can be read, heard, copied or
/// saved.
class TestOpenQuestion : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { QAccessible::setActive(true); }
  void aFirstStartTellsNothing();
  void aSceneTellsNothing();
  void nothingLeavesTheWindowUntilAllIsAnswered();
  void theEditorIsPutAway();
};

void TestOpenQuestion::aFirstStartTellsNothing() {
  WindowFixture fixture;
  fixture.window->welcome();
  const Quiz& quiz = fixture.window->quiz();
  QCOMPARE(quiz.phase(), Quiz::Phase::Asking);
  nothingIsTold(fixture);
  fixture.window->workspace()->verdict()->question()->choice(0)->click();
  fixture.playhead().pause();
  QCOMPARE(quiz.phase(), Quiz::Phase::Committed);
  nothingIsTold(fixture);
  playOn(fixture);
  QCOMPARE(quiz.phase(), Quiz::Phase::Told);
  QVERIFY2(!toldAt(fixture, 0).isEmpty(), "the words are found where they are");
}

void TestOpenQuestion::aSceneTellsNothing() {
  WindowFixture fixture;
  Quiz& quiz = fixture.window->quiz();
  quiz.setOn(true);
  for (int question = 0; question < 2; ++question) {
    playOn(fixture);
    QCOMPARE(quiz.phase(), Quiz::Phase::Asking);
    nothingIsTold(fixture);
    quiz.tell();
    quiz.goOn();
  }
  fixture.playhead().pause();
  QVERIFY(!toldAt(fixture, 1).isEmpty());
}

void TestOpenQuestion::nothingLeavesTheWindowUntilAllIsAnswered() {
  WindowFixture fixture;
  QCOMPARE(waysOut(fixture), 4);
  fixture.window->welcome();
  QCOMPARE(waysOut(fixture), 0);
  const QString told = fixture.window->notices()->message();
  QVERIFY2(told.contains("it would show the answer"), qPrintable(told));
  fixture.window->quiz().goOn();
  fixture.playhead().pause();
  QCOMPARE(waysOut(fixture), 0);
  playOn(fixture);
  QCOMPARE(fixture.window->quiz().phase(), Quiz::Phase::Told);
  QCOMPARE(waysOut(fixture), 4);
  fixture.playhead().toStart();
  fixture.window->quiz().setOn(true);
  QCOMPARE(waysOut(fixture), 0);  // The scene's own questions are to come.
  fixture.window->quiz().setOn(false);
  QCOMPARE(waysOut(fixture), 4);
}

/// The scene's file has its lesson in words, and the answers.
void TestOpenQuestion::theEditorIsPutAway() {
  WindowFixture fixture;
  fixture.window->setEditing(true);
  fixture.window->quiz().setOn(true);
  playOn(fixture);
  QCOMPARE(fixture.window->quiz().phase(), Quiz::Phase::Asking);
  nothingIsTold(fixture);
  QVERIFY(fixture.window->workspace()->panes()->isVisible());
  fixture.window->quiz().tell();
  QVERIFY(!fixture.window->workspace()->panes()->isVisible());
  QVERIFY(fixture.window->isEditing());
}

QTEST_MAIN(TestOpenQuestion)
#include "tst_open_question.moc"
