#include <QPushButton>
#include <algorithm>

#include "app/files/scenario/scenario_library.h"
#include "app/ladder/ladder_view.h"
#include "app/quiz/first_question.h"
#include "app/quiz/question_card.h"
#include "app/session/settings.h"
#include "app/verdict/verdict_pane.h"
#include "app/window/ladder_area.h"
#include "app/window/verdict_panel.h"
#include "model/sim/simulate.h"
#include "tests/app/quiz/told_in.h"
#include "tests/app/window/every_screen.h"

using namespace linger;

namespace {

constexpr SimTime at(Duration since) {
  return kSimStart + since;
}

}  // namespace

/// What somebody is asked who starts the program for the first time.
class TestFirstStart : public QObject {
  Q_OBJECT

 private slots:
  void aFirstStartAsksOneThing();
  void aFirstStartIsPlayedWithoutAPrediction();
  void aFirstStartEndsWithTheFirstPlay();
  void theExplanationIsOfTheServersOwnCall();
};

void TestFirstStart::aFirstStartAsksOneThing() {
  WindowFixture fixture;
  fixture.window->welcome();
  const QuestionCard& card = *fixture.window->workspace()->verdict()->question();
  Quiz& quiz = fixture.window->quiz();
  QVERIFY(quiz.phase() == Quiz::Phase::Asking);
  QCOMPARE(quiz.question().ask, QString("You restart the server after 2 second(s). Will it work?"));
  QCOMPARE(quiz.question().choices.size(), 2);
  QVERIFY(card.isVisible() && card.choice(1)->isVisible() && !card.choice(2)->isVisible());
  QVERIFY(card.play()->isVisible());
  QVERIFY(card.play()->height() > 1.4 * card.skip()->sizeHint().height());
  QVERIFY(!card.skip()->isVisible() && !card.silence()->isVisible());
  QVERIFY(fixture.window->workspace()->ladder()->view()->trace()->segments.empty());
  card.choice(0)->click();
  QVERIFY(fixture.playhead().isPlaying());
  QVERIFY(!fixture.window->workspace()->ladder()->view()->showsFuture());
  QVERIFY(!fixture.window->workspace()->verdict()->verdict()->isVisible());
  playOn(fixture);
  QCOMPARE(fixture.playhead().at(), at(2s));
  QVERIFY(quiz.phase() == Quiz::Phase::Told && !quiz.isRight());
  const LadderView* ladder = fixture.window->workspace()->ladder()->view();
  QVERIFY2(ladder->playheadY() < 0.75 * ladder->viewport()->height(), "the failure is in sight");
  QVERIFY2(card.heading().startsWith("✗ Not quite: No"), qPrintable(card.heading()));
  const QString because = quiz.question().because;
  QVERIFY2(because.startsWith("The server prints “OSError: [Errno 98] Address already in use” "
                              "(EADDRINUSE). bind() fails: another socket still has this port"),
           qPrintable(because));
  QCOMPARE(because.count("fails"), 1);
  card.goOn()->click();
  QVERIFY(fixture.playhead().isPlaying());
  QVERIFY(fixture.window->workspace()->verdict()->verdict()->isVisible());
  QVERIFY(fixture.window->workspace()->ladder()->view()->showsFuture());
}

void TestFirstStart::aFirstStartIsPlayedWithoutAPrediction() {
  WindowFixture fixture;
  fixture.window->welcome();
  fixture.window->workspace()->verdict()->question()->play()->click();
  QVERIFY(fixture.playhead().isPlaying());
  QVERIFY(!fixture.window->workspace()->ladder()->view()->showsFuture());
  playOn(fixture);
  QVERIFY(fixture.window->quiz().phase() == Quiz::Phase::Told);
  QVERIFY2(fixture.window->workspace()->verdict()->question()->heading().startsWith("The answer"),
           "nobody who has not said anything was right or wrong");
  fixture.window->openScenario(QStringLiteral("abort"));
  QVERIFY(fixture.window->quiz().phase() == Quiz::Phase::Silent);
}

/// Until something has been played; and never in the place of something else.
void TestFirstStart::aFirstStartEndsWithTheFirstPlay() {
  WindowFixture fixture;
  fixture.window->close();
  QVERIFY(!loadSettings().hasPlayed);
  fixture.open(QStringLiteral("abort"), {1440, 900});
  fixture.window->welcome();
  QVERIFY(fixture.window->quiz().phase() == Quiz::Phase::Silent);
  fixture.open(QStringLiteral("restart"), {1440, 900});
  fixture.window->welcome();
  QVERIFY(fixture.window->quiz().phase() == Quiz::Phase::Asking);
  QTest::keyClick(fixture.window.get(), Qt::Key_Space);
  QVERIFY(fixture.playhead().isPlaying());
  fixture.window->close();
  QVERIFY(loadSettings().hasPlayed);
  fixture.open(QStringLiteral("restart"), {1440, 900});
  fixture.window->welcome();
  QVERIFY(fixture.window->quiz().phase() == Quiz::Phase::Silent);
  QVERIFY(fixture.window->workspace()->verdict()->verdict()->isVisible());
}

/// Each machine counts its processes from 1: another one's bind() may fail in the same way.
void TestFirstStart::theExplanationIsOfTheServersOwnCall() {
  Trace trace = simulate(*ScenarioLibrary().find(QStringLiteral("restart")));
  const Explanations explanations = Explanations::load(QLocale::c());
  const QString reason = firstReason(trace, explanations);
  QVERIFY(!reason.isEmpty());
  const auto bind = std::ranges::find(trace.calls, Errno::AddrInUse, &CallRecord::result);
  QVERIFY(bind != trace.calls.end());
  CallRecord elsewhere = *bind;
  elsewhere.host = bind->host == 0 ? 1 : 0;
  elsewhere.rule = trace.segments.front().rule;
  trace.calls.push_back(elsewhere);
  QCOMPARE(firstReason(trace, explanations), reason);
}

QTEST_MAIN(TestFirstStart)
#include "tst_first_start.moc"
