#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "app/ladder/ladder_view.h"
#include "app/quiz/question_card.h"
#include "app/verdict/verdict_pane.h"
#include "app/window/ladder_area.h"
#include "app/window/pane_tabs.h"
#include "app/window/verdict_panel.h"
#include "model/systems/error_line.h"
#include "tests/app/window/look_at.h"

using namespace linger;

namespace {

constexpr SimTime at(Duration since) {
  return kSimStart + since;
}

VerdictPane* paneOf(const WindowFixture& fixture) {
  return fixture.window->workspace()->verdict()->verdict();
}

QString answerOf(const WindowFixture& fixture) {
  return paneOf(fixture)->lanes()->headline(paneOf(fixture)->lanes()->currentLane());
}

QToolButton* buttonOf(const QWidget* pane, const QString& words) {
  for (auto* button : pane->findChildren<QToolButton*>()) {
    if (button->text() == words) return button;
  }
  return nullptr;
}

/// All that the pane "Why" says.
QString whyOf(const WindowFixture& fixture) {
  QStringList all;
  const QWidget* why = fixture.window->workspace()->panes()->pane(0);
  for (const QLabel* label : why->findChildren<QLabel*>()) all << label->text();
  return all.join(u'\n');
}

}  // namespace

/// What the panel, the pane beside it and the ladder say at one instant, in the real window: each
/// is true, and none says the contrary of another.
class TestRestartPanel : public QObject {
  Q_OBJECT

 private slots:
  void theLadderStaysWhereItIsWhenTheFirstQuestionHasBeenAnswered();
  void whySaysWhatIsInTheWayAsThePanelDoes();
  void aCauseOpensAtTheInstantOfItsFailure();
  void aCauseOfAnOpenQuestionDoesNotTellItsAnswer();
  void showMeTakesBothStepsAndUndoTakesBothBack();
  void whyTellsOfAKillAtTheStart();
  void theKeyGoesWhereTheButtonGoes();
  void whereNoRunNamesTheOptionEachLaneDoes();
  void aTallerWindowShowsTheReasonAgain();
  void theQuestionIsAboutTheServerThatIsStartedAgain();
  void theAnswerIsTrueOfWhatTheSceneRestarts_data();
  void theAnswerIsTrueOfWhatTheSceneRestarts();
  void showMeSetsTheOptionInEveryRun();
  void aRemedyThatIsRefusedLeavesNoStep();
};

void TestRestartPanel::theLadderStaysWhereItIsWhenTheFirstQuestionHasBeenAnswered() {
  for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
    WindowFixture fixture(QStringLiteral("restart"), size);
    screens::firstAnswered(fixture);
    settle(fixture);
    const LadderView* ladder = fixture.window->workspace()->ladder()->view();
    const QSize before = ladder->size();
    fixture.window->workspace()->verdict()->question()->goOn()->click();
    fixture.playhead().pause();
    settle(fixture);
    QVERIFY(paneOf(fixture)->isVisible());
    QCOMPARE(ladder->size(), before);
  }
}

void TestRestartPanel::whySaysWhatIsInTheWayAsThePanelDoes() {
  WindowFixture fixture;
  fixture.playhead().seek(at(2s));
  const QString blocker = QStringLiteral(
      "the connection 192.0.2.20:8080 ↔ 192.0.2.10:32768 is in TIME-WAIT. No process owns it.");
  const QString panel = paneOf(fixture)->lanes()->sentence(0);
  QVERIFY2(panel.contains(blocker), qPrintable(panel));
  QVERIFY2(whyOf(fixture).contains(blocker), qPrintable(whyOf(fixture)));
}

void TestRestartPanel::aCauseOpensAtTheInstantOfItsFailure() {
  const ErrorLine error = readErrorLine("OSError: [Errno 98] Address already in use");
  WindowFixture fixture(QStringLiteral("refused"));
  fixture.window->openScene(QStringLiteral("restart"), {}, error);
  QCOMPARE(fixture.playhead().at(), at(2s));
  QVERIFY2(answerOf(fixture).startsWith(QStringLiteral("No. Not for another 58.2 s.")),
           qPrintable(answerOf(fixture)));
  fixture.window->openScene(QStringLiteral("restart"), {}, readErrorLine("FIN_WAIT2"));
  QCOMPARE(fixture.playhead().at(), at(180ms));
  fixture.window->openScene(QStringLiteral("restart"), {}, ErrorLine());
  QCOMPARE(fixture.playhead().at(), kSimStart);
}

void TestRestartPanel::aCauseOfAnOpenQuestionDoesNotTellItsAnswer() {
  WindowFixture fixture(QStringLiteral("refused"));
  fixture.window->quiz().setOn(true);
  fixture.window->openScene(QStringLiteral("restart"), {}, readErrorLine("EADDRINUSE"));
  QCOMPARE(fixture.playhead().at(), kSimStart);
}

void TestRestartPanel::showMeTakesBothStepsAndUndoTakesBothBack() {
  WindowFixture fixture;
  QVERIFY(answerOf(fixture).startsWith(QStringLiteral("No.")));
  buttonOf(paneOf(fixture), QStringLiteral("Show me"))->click();
  QVERIFY2(answerOf(fixture).startsWith(QStringLiteral("Yes")), qPrintable(answerOf(fixture)));
  QCOMPARE(fixture.document().edits().size(), 2U);
  QTest::keyClick(fixture.window.get(), Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(fixture.document().edits().empty());
}

void TestRestartPanel::whyTellsOfAKillAtTheStart() {
  WindowFixture fixture;
  QVERIFY2(whyOf(fixture).contains(QStringLiteral("before anything happens")),
           qPrintable(whyOf(fixture)));
  QTest::keyClick(fixture.window.get(), Qt::Key_K);
  QCOMPARE(fixture.document().edits().size(), 1U);
  QVERIFY2(!whyOf(fixture).contains(QStringLiteral("before anything happens")),
           qPrintable(whyOf(fixture)));
  QVERIFY2(whyOf(fixture).contains(QStringLiteral("FIN-WAIT-1")), qPrintable(whyOf(fixture)));
}

/// Before it works, and once this run's own restart holds the port.
void TestRestartPanel::theKeyGoesWhereTheButtonGoes() {
  WindowFixture fixture;
  const auto goes = [&](SimTime from, bool byKey) {
    fixture.playhead().seek(from);
    if (byKey) {
      QTest::keyClick(fixture.window.get(), Qt::Key_W);
    } else {
      buttonOf(paneOf(fixture), QStringLiteral("Go to when it works"))->click();
    }
    return fixture.playhead().at();
  };
  for (const bool isFixed : {false, true}) {
    if (isFixed) fixture.trigger("reuseaddr");
    for (const Duration from : {Duration(50ms), Duration(2s), Duration(10s), Duration(70s)}) {
      QCOMPARE(goes(at(from), true), goes(at(from), false));
    }
  }
  QCOMPARE(goes(at(10s), true), at(40ms));
}

/// "It" is what the lane above has named.
void TestRestartPanel::whereNoRunNamesTheOptionEachLaneDoes() {
  WindowFixture fixture;
  VerdictLanes* lanes = paneOf(fixture)->lanes();
  QCOMPARE(lanes->lanes()[0].label, QStringLiteral("No run sets SO_REUSEADDR"));
  QCOMPARE(lanes->lanes()[2].label, QStringLiteral("Both runs set it"));
  std::vector<RebindQuery> queries = standardQueries(*fixture.document().trace());
  queries.erase(queries.begin(), queries.begin() + 2);
  lanes->setQueries(queries);
  QCOMPARE(lanes->lanes()[0].label, QStringLiteral("Both runs set SO_REUSEADDR"));
}

void TestRestartPanel::aTallerWindowShowsTheReasonAgain() {
  WindowFixture fixture(QStringLiteral("restart"), {1440, 900});
  fixture.window->setFontScale(2);
  fixture.playhead().seek(at(2026ms));
  settle(fixture);
  const VerdictLanes* lanes = paneOf(fixture)->lanes();
  QCOMPARE(lanes->visibleRegion().boundingRect(), lanes->rect());
  const auto tellsReason = [&] {
    for (const QLabel* label : paneOf(fixture)->findChildren<QLabel*>()) {
      if (label->text().contains(QStringLiteral("No process owns it"))) return true;
    }
    return false;
  };
  QVERIFY(!tellsReason());
  fixture.window->resize(1440, 1400);
  settle(fixture);
  QVERIFY(tellsReason());
}

/// Another host's server, which listens all the while, is not asked about.
void TestRestartPanel::theQuestionIsAboutTheServerThatIsStartedAgain() {
  WindowFixture fixture(QStringLiteral("outgoing-took-my-port"));
  fixture.playhead().seek(at(1s));
  const QString sentence =
      paneOf(fixture)->lanes()->sentence(paneOf(fixture)->lanes()->currentLane());
  QVERIFY2(sentence.contains(QStringLiteral("192.0.2.20:22222")), qPrintable(sentence));
  QStringList lanes;
  for (const Lane& lane : paneOf(fixture)->lanes()->lanes()) lanes << lane.label;
  QCOMPARE(lanes,
           QStringList({QStringLiteral("As in this run"), QStringLiteral("SO_REUSEADDR, both")}));
  QVERIFY2(sentence.contains(QStringLiteral("The process “sidecar” owns it.")),
           qPrintable(sentence));
}

void TestRestartPanel::theAnswerIsTrueOfWhatTheSceneRestarts_data() {
  QTest::addColumn<QString>("scene");
  QTest::addColumn<int>("ms");
  QTest::addColumn<QString>("lane");
  QTest::addColumn<QString>("answer");
  QTest::newRow("wildcard") << QStringLiteral("wildcard") << 2000
                            << QStringLiteral("No run sets SO_REUSEADDR")
                            << QStringLiteral("Restart at 2.000 s failed with EADDRINUSE.");
  QTest::newRow("child") << QStringLiteral("child-blocks") << 1000
                         << QStringLiteral("No run sets SO_REUSEADDR")
                         << QStringLiteral("Restart at 1.000 s failed with EADDRINUSE.");
  QTest::newRow("new only") << QStringLiteral("reuseaddr-on-new-only") << 2000
                            << QStringLiteral("Only the new run sets it")
                            << QStringLiteral("Restart at 2.000 s failed with EADDRINUSE.");
  QTest::newRow("no power") << QStringLiteral("power-loss") << 1000
                            << QStringLiteral("No run sets SO_REUSEADDR")
                            << QStringLiteral("No. Not for another 4 s. The host has no power.");
  QTest::newRow("UDP") << QStringLiteral("udp-rebind") << 1040
                       << QStringLiteral("No run sets SO_REUSEADDR")
                       << QStringLiteral("Restart at 1.000 s worked: the server has its port.");
  QTest::newRow("rolling") << QStringLiteral("rolling-restart") << 1000
                           << QStringLiteral("As in this run")
                           << QStringLiteral("Yes. Restart at 0.500 s worked");
}

/// A later program with the port of an earlier one is its restart; without power none starts; and
/// what does not listen only has its port.
void TestRestartPanel::theAnswerIsTrueOfWhatTheSceneRestarts() {
  QFETCH(QString, scene);
  QFETCH(int, ms);
  QFETCH(QString, lane);
  QFETCH(QString, answer);
  WindowFixture fixture(scene);
  fixture.playhead().seek(at(std::chrono::milliseconds(ms)));
  const VerdictLanes* lanes = paneOf(fixture)->lanes();
  QCOMPARE(lanes->lanes()[lanes->currentLane()].label, lane);
  for (const Lane& each : lanes->lanes()) QVERIFY(!each.label.startsWith(QStringLiteral("Old")));
  const QString sentence = lanes->sentence(lanes->currentLane());
  QVERIFY2(sentence.contains(answer), qPrintable(sentence));
}

void TestRestartPanel::showMeSetsTheOptionInEveryRun() {
  WindowFixture fixture(QStringLiteral("reuseaddr-on-new-only"));
  fixture.playhead().seek(at(2s));
  buttonOf(paneOf(fixture), QStringLiteral("Show me"))->click();
  QVERIFY2(answerOf(fixture).startsWith(QStringLiteral("Yes. Restart at 2.000 s worked")),
           qPrintable(answerOf(fixture)));
}

void TestRestartPanel::aRemedyThatIsRefusedLeavesNoStep() {
  WindowFixture fixture;
  const edit::AddHostEvent impossible{"nobody", {at(1s), HostEventKind::Kill, "server", {}}};
  emit paneOf(fixture)->editsRequested({edit::SetLoss{2}, impossible});
  QVERIFY(!fixture.document().undoStack()->canUndo());
}

QTEST_MAIN(TestRestartPanel)
#include "tst_restart_panel.moc"
