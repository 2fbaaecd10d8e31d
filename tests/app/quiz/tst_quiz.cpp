#include <QDir>
#include <QPushButton>

#include "app/actions/action_set.h"
#include "app/ladder/ladder_view.h"
#include "app/quiz/question_card.h"
#include "app/session/settings.h"
#include "app/verdict/verdict_pane.h"
#include "app/widgets/notice_bar.h"
#include "app/window/ladder_area.h"
#include "app/window/pane_tabs.h"
#include "app/window/scrubber.h"
#include "app/window/transport_bar.h"
#include "app/window/verdict_panel.h"
#include "tests/app/quiz/told_in.h"
#include "tests/app/window/every_screen.h"
#include "tests/app/window/settle.h"

using namespace linger;

namespace {

constexpr SimTime at(Duration since) {
  return kSimStart + since;
}

/// The window with its questions.
struct QuizFixture : WindowFixture {
  explicit QuizFixture(const QString& name = QStringLiteral("restart"), QSize size = {1440, 900})
      : WindowFixture(name, size) {
    window->quiz().setOn(true);
  }
};

}  // namespace

/// Ask, wait for an answer, and only then tell.
class TestQuiz : public QObject {
  Q_OBJECT

 private slots:
  void playingStopsAndTheKeyAnswers();
  void theFutureIsHiddenUntilTheAnswerIsTold();
  void theFutureComesBackAsFarAsTheNextQuestion();
  void nothingTellsTheAnswer_data();
  void nothingTellsTheAnswer();
  void steppingStopsAtAQuestionToo();
  void goingElsewhereLeavesTheQuestion();
  void aQuestionCanBeSkippedAndAllOfThem();
  void theFocusGoesBackToWhereItWas();
  void screenReadersDoNotHearTheAnswerEither();
  void wrongAnswersAreToldInWordsAndWithAMark();
  void theLadderStaysWhereItIsWhileItIsAsked();
  void theSwitchSilencesThemAndIsRemembered();
  void fitsEverySize_data();
  void fitsEverySize();
};

void TestQuiz::playingStopsAndTheKeyAnswers() {
  QuizFixture fixture;
  const Quiz& quiz = fixture.window->quiz();
  QVERIFY(quiz.phase() == Quiz::Phase::Silent);
  playOn(fixture);
  QCOMPARE(fixture.playhead().at(), at(30ms));
  QVERIFY(quiz.phase() == Quiz::Phase::Asking);
  QTest::keyClick(fixture.window.get(), Qt::Key_B);  // Not "blank": the second answer.
  QVERIFY(!fixture.window->isBlank());
  QVERIFY(quiz.phase() == Quiz::Phase::Told);
  QVERIFY(quiz.isRight());
  fixture.window->workspace()->verdict()->question()->goOn()->click();
  QVERIFY(fixture.playhead().isPlaying());
  playOn(fixture);
  QCOMPARE(fixture.playhead().at(), at(1900ms));
  QTest::keyClick(fixture.window.get(), Qt::Key_2);
  QCOMPARE(fixture.window->tab(), 0);
  QVERIFY(quiz.isRight());
  QTest::keyClick(fixture.window.get(), Qt::Key_Space);
  playOn(fixture);
  QVERIFY(fixture.playhead().isAtEnd());
}

void TestQuiz::theFutureIsHiddenUntilTheAnswerIsTold() {
  QuizFixture fixture;
  fixture.window->showTab(0);
  const Workspace& workspace = *fixture.window->workspace();
  playOn(fixture);
  QVERIFY(workspace.verdict()->question()->isVisible());
  QVERIFY(!workspace.verdict()->verdict()->isVisible());
  QVERIFY(!workspace.panes()->pane(0)->isVisible());
  QVERIFY(fixture.window->showsFuture());  // What the person wants stays so.
  fixture.window->quiz().tell();
  QVERIFY(workspace.panes()->pane(0)->isVisible());
  fixture.window->quiz().goOn();
  playOn(fixture);
  fixture.window->quiz().tell();
  fixture.window->quiz().goOn();  // It was the last one.
  QVERIFY(workspace.verdict()->verdict()->isVisible());
  QVERIFY(!workspace.verdict()->question()->isVisible());
}

/// The second question's answer is not told with the first's.
void TestQuiz::theFutureComesBackAsFarAsTheNextQuestion() {
  QuizFixture fixture;
  const Workspace& workspace = *fixture.window->workspace();
  QVERIFY(workspace.ladder()->view()->trace()->end <= at(30ms));  // When the first one comes.
  playOn(fixture);
  fixture.window->quiz().choose(1);
  const Trace& told = *workspace.ladder()->view()->trace();
  QVERIFY(told.segments.size() == 4 && told.end > at(200ms) && told.end <= at(1900ms));
  fixture.window->quiz().goOn();
  fixture.playhead().pause();
  QVERIFY(!workspace.verdict()->verdict()->isVisible());
  QVERIFY(workspace.verdict()->question()->heading().contains("1.900 s") ||
          workspace.verdict()->question()->heading().contains("1.9 s"));
  const Scrubber* scrubber = workspace.verdict()->transport()->scrubber();
  QVERIFY(scrubber->axis().last() < at(2s) && scrubber->maximum() <= 1900);
  QVERIFY(!fixture.window->actionSet()->action("works-again")->isEnabled());
  fixture.window->quiz().setOn(false);
  QVERIFY(workspace.ladder()->view()->trace()->end > at(60s));
  QVERIFY(workspace.verdict()->verdict()->isVisible() && scrubber->axis().last() > at(60s));
}

void TestQuiz::nothingTellsTheAnswer_data() {
  QTest::addColumn<int>("tab");
  for (int tab = 0; tab < 6; ++tab) QTest::addRow("tab %d", tab) << tab;
}

void TestQuiz::nothingTellsTheAnswer() {
  QFETCH(int, tab);
  QuizFixture fixture;
  fixture.window->showTab(tab);
  playOn(fixture);
  for (const char* word : {"60.24", "2.000 s", "EADDRINUSE", "58.", "still in TIME-WAIT",
                           "FIN-WAIT-1 →", "SO_REUSEADDR before"}) {
    const QString found = toldIn(*fixture.window, word);
    QVERIFY2(found.isEmpty(), qPrintable(found));
  }
  fixture.window->quiz().choose(0);
  fixture.window->quiz().goOn();
  playOn(fixture);
  QCOMPARE(fixture.playhead().at(), at(1900ms));
  for (const char* word : {"60.24", "→ EADDRINUSE", "= EADDRINUSE", "Errno 98"}) {
    const QString found = toldIn(*fixture.window, word);
    QVERIFY2(found.isEmpty(), qPrintable(found));
  }
  fixture.window->quiz().setOn(false);
  fixture.playhead().toEnd();
  QVERIFY2(!toldIn(*fixture.window, "60.24").isEmpty(), "the words are found where they are");
}

void TestQuiz::steppingStopsAtAQuestionToo() {
  QuizFixture fixture;
  QTest::keyClick(fixture.window.get(), Qt::Key_PageDown);
  QCOMPARE(fixture.playhead().at(), at(30ms));
  QVERIFY(fixture.window->quiz().phase() == Quiz::Phase::Asking);
  QTest::keyClick(fixture.window.get(), Qt::Key_PageDown);  // Who does not want it goes on.
  QCOMPARE(fixture.playhead().at(), at(40ms));
  QVERIFY(fixture.window->quiz().phase() == Quiz::Phase::Silent);
  QTest::keyClick(fixture.window.get(), Qt::Key_Home);
  QTest::keyClick(fixture.window.get(), Qt::Key_PageDown);
  QVERIFY(fixture.window->quiz().phase() == Quiz::Phase::Asking);  // From the start, afresh.
}

void TestQuiz::goingElsewhereLeavesTheQuestion() {
  QuizFixture fixture;
  playOn(fixture);
  fixture.playhead().seek(at(10s));
  QVERIFY(fixture.window->quiz().phase() == Quiz::Phase::Silent);
  QVERIFY(fixture.window->workspace()->verdict()->verdict()->isVisible());
}

void TestQuiz::aQuestionCanBeSkippedAndAllOfThem() {
  QuizFixture fixture;
  const QuestionCard& card = *fixture.window->workspace()->verdict()->question();
  playOn(fixture);
  QVERIFY(card.skip()->isVisible());
  card.skip()->click();
  QVERIFY(fixture.playhead().isPlaying());
  playOn(fixture);
  QCOMPARE(fixture.playhead().at(), at(1900ms));  // The next one is asked.
  card.silence()->click();
  QVERIFY(!fixture.window->quiz().isOn());
  QVERIFY(fixture.playhead().isPlaying());
  playOn(fixture);
  QVERIFY(fixture.playhead().isAtEnd());
}

void TestQuiz::theFocusGoesBackToWhereItWas() {
  QuizFixture fixture;
  QWidget* ladder = fixture.window->workspace()->ladder()->view();
  ladder->setFocus();
  playOn(fixture);
  const QuestionCard& card = *fixture.window->workspace()->verdict()->question();
  QTest::mouseClick(card.choice(0), Qt::LeftButton);
  QVERIFY(card.goOn()->hasFocus());
  QTest::keyClick(card.goOn(), Qt::Key_Return);
  QVERIFY2(card.heading().startsWith("The next question comes at 1.9"), qPrintable(card.heading()));
  QCOMPARE(QApplication::focusWidget(), ladder);
}

void TestQuiz::screenReadersDoNotHearTheAnswerEither() {
  QuizFixture fixture;
  const LadderView& ladder = *fixture.window->workspace()->ladder()->view();
  const auto segments = [&ladder] {
    int count = 0;
    for (int i = 0; i < ladder.itemCount(); ++i) count += ladder.itemName(i).contains("ack ");
    return count;
  };
  fixture.playhead().seek(at(60ms));
  QCOMPARE(segments(), 4);
  fixture.playhead().toStart();
  QCOMPARE(segments(), 0);
  playOn(fixture);
  QCOMPARE(segments(), 0);  // At 30 ms nothing has been sent yet.
  fixture.window->quiz().tell();
  QCOMPARE(segments(), 4);
}

void TestQuiz::wrongAnswersAreToldInWordsAndWithAMark() {
  QuizFixture fixture;
  playOn(fixture);
  const QuestionCard& card = *fixture.window->workspace()->verdict()->question();
  QVERIFY(card.choice(3)->x() - card.choice(2)->geometry().right() < card.choice(2)->width());
  card.choice(0)->click();
  QVERIFY2(card.heading().startsWith("✗ Not quite: Only the server"), qPrintable(card.heading()));
  QVERIFY(card.choice(0)->text().startsWith("✗"));
  QVERIFY(card.choice(1)->text().startsWith("✓"));
  card.choice(1)->click();  // Too late: what was chosen stays chosen.
  QVERIFY(!fixture.window->quiz().isRight());
}

void TestQuiz::theLadderStaysWhereItIsWhileItIsAsked() {
  QuizFixture fixture;
  const QWidget* ladder = fixture.window->workspace()->ladder()->view();
  const auto height = [&] {
    settle();
    return ladder->height();
  };
  const int before = height();
  playOn(fixture);
  QCOMPARE(fixture.window->quiz().phase(), Quiz::Phase::Asking);
  QCOMPARE(height(), before);
  fixture.window->quiz().setOn(false);
  QCOMPARE(height(), before);
}

void TestQuiz::theSwitchSilencesThemAndIsRemembered() {
  QuizFixture fixture;
  QVERIFY2(!loadSettings().asksQuestions, "who has not asked for questions gets none");
  QTest::keyClick(fixture.window.get(), Qt::Key_Q);
  QTest::keyClick(fixture.window.get(), Qt::Key_Q);
  QVERIFY(fixture.window->quiz().isOn());
  const QAction* action = fixture.window->actionSet()->action("ask-questions");
  QVERIFY(action->isCheckable() && action->isChecked());
  QVERIFY(fixture.window->workspace()->verdict()->question()->heading().contains("next question"));
  QTest::keyClick(fixture.window.get(), Qt::Key_Q);
  QVERIFY(!action->isChecked());
  fixture.window->openScenario(QStringLiteral("abort"));
  QTest::keyClick(fixture.window.get(), Qt::Key_Q);
  QVERIFY(fixture.window->notices()->message().contains("Questions are on. This scene has none."));
  fixture.window->close();
  QVERIFY(loadSettings().asksQuestions);
  fixture.open(QStringLiteral("restart"), {1440, 900});
  fixture.window->quiz().setOn(true);
  QTest::keyClick(fixture.window.get(), Qt::Key_Q);
  QVERIFY(!fixture.window->quiz().isOn());
  playOn(fixture);
  QVERIFY(fixture.playhead().isAtEnd());
  fixture.window->close();
  QVERIFY(!loadSettings().asksQuestions);
}

void TestQuiz::fitsEverySize_data() {
  addEveryScreen();
}

void TestQuiz::fitsEverySize() {
  QFETCH(QSize, size);
  QFETCH(bool, dark);
  QFETCH(double, scale);
  QuizFixture fixture("half-close", size);
  dress(fixture, size, dark, scale);
  playOn(fixture);
  const QString folder = qEnvironmentVariable("LINGER_SHOTS");
  for (const char* phase : {"asking", "told"}) {
    settle();
    QCOMPARE(fixture.window->size(), size);
    const QuestionCard& card = *fixture.window->workspace()->verdict()->question();
    QVERIFY(card.minimumSizeHint().width() <= card.parentWidget()->width());
    if (!folder.isEmpty()) {
      const QString file = QString("question-%1-%2.png").arg(QTest::currentDataTag(), phase);
      QVERIFY(fixture.window->grab().save(QDir(folder).filePath(file)));
    }
    fixture.window->quiz().choose(1);
  }
}

QTEST_MAIN(TestQuiz)
#include "tst_quiz.moc"
