#include <QAccessible>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <functional>

#include "app/actions/action_set.h"
#include "app/files/scenario_file.h"
#include "app/files/scenario_library.h"
#include "app/ladder/ladder_view.h"
#include "app/lesson/question_card.h"
#include "app/session/settings.h"
#include "app/verdict/verdict_pane.h"
#include "app/widgets/notice_bar.h"
#include "app/window/ladder_area.h"
#include "app/window/pane_tabs.h"
#include "app/window/scrubber.h"
#include "app/window/transport_bar.h"
#include "app/window/verdict_panel.h"
#include "model/sim/simulate.h"
#include "tests/app/window/every_screen.h"
#include "tests/app/window/settle.h"

using namespace linger;

namespace {

constexpr SimTime at(Duration since) {
  return kSimStart + since;
}

PosedQuestion posed(const Scenario& scene, std::size_t index) {
  const Trace trace = simulate(scene);
  return pose(trace, scene.questions[index], SceneWords::load(QLocale::c()),
              Explanations::load(QLocale::c()));
}

Scenario scene(const char* name) {
  return *ScenarioLibrary().find(name);
}

Scenario withSystem(Scenario scenario, OsId os) {
  return apply(std::move(scenario), edit::SetOs{std::nullopt, os});
}

QString firstError(const QByteArray& questions) {
  QByteArray text = scenarioText(*ScenarioLibrary().find("abort"));
  text.chop(3);  // The last brace.
  const auto loaded = parseScenario("q.json", text + ",\n\"questions\": [" + questions + "]}");
  return loaded.errors.empty() ? QString() : loaded.errors.front().toString();
}

/// The window with its questions.
struct QuizFixture : WindowFixture {
  explicit QuizFixture(const QString& name = QStringLiteral("restart"), QSize size = {1440, 900})
      : WindowFixture(name, size) {
    window->quiz().setOn(true);
  }
};

/// Plays until something stops it, at most a minute on the wall.
void playOn(const WindowFixture& fixture) {
  fixture.playhead().play();
  for (int i = 0; i < 600 && fixture.playhead().isPlaying(); ++i) fixture.playhead().advance(0.1);
}

/// Where these words can be read or heard in what is shown of the window; empty if nowhere. The
/// question and its choices may say everything.
QString toldIn(QObject& object, const QString& word) {
  QAccessibleInterface* item = QAccessible::queryAccessibleInterface(&object);
  std::function<QString(QAccessibleInterface*, int)> search = [&](QAccessibleInterface* now,
                                                                  int depth) -> QString {
    if (!now || depth > 30 || now->state().invisible) return {};
    if (qobject_cast<QuestionCard*>(now->object())) return {};
    const auto* widget = qobject_cast<QWidget*>(now->object());
    QStringList said;
    for (const auto kind :
         {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help}) {
      said << now->text(kind);
    }
    if (widget) said << widget->toolTip();
    if (const auto* label = qobject_cast<const QLabel*>(widget)) said << label->text();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget)) said << text->toPlainText();
    for (const QString& words : said) {
      if (words.contains(word)) return words;
    }
    for (int i = 0; i < now->childCount(); ++i) {
      if (const QString found = search(now->child(i), depth + 1); !found.isEmpty()) return found;
    }
    return {};
  };
  return search(item, 0);
}

}  // namespace

/// Ask, wait for an answer, and only then tell.
class TestQuiz : public QObject {
  Q_OBJECT

 private slots:
  void theAnswerIsLookedUpInTheRun();
  void theAnswerFollowsTheSystemAndTheEdits();
  void everyQuestionOfTheLibraryCanBePosed();
  void questionsDoNotChangeTheRun();
  void faultsAreToldWithTheirPlace_data();
  void faultsAreToldWithTheirPlace();
  void playingStopsAndTheKeyAnswers();
  void theFutureIsHiddenUntilTheAnswerIsTold();
  void theFutureComesBackAsFarAsTheNextQuestion();
  void nothingTellsTheAnswer_data();
  void nothingTellsTheAnswer();
  void aFirstStartAsksOneThing();
  void aFirstStartIsPlayedWithoutAPrediction();
  void aFirstStartEndsWithTheFirstPlay();
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

void TestQuiz::theAnswerIsLookedUpInTheRun() {
  const PosedQuestion who = posed(scene("restart"), 0);
  QCOMPARE(who.choices[who.right], QString("Only the server"));
  const PosedQuestion bind = posed(scene("restart"), 1);
  QVERIFY2(bind.choices[bind.right].startsWith("EADDRINUSE"), qPrintable(bind.choices[bind.right]));
  QVERIFY(bind.because.startsWith("On Linux it fails with EADDRINUSE."));
  QCOMPARE(posed(scene("client-closes-first"), 0).right, 0);
  QCOMPARE(posed(scene("client-closes-first"), 1).right, 0);
  QCOMPARE(posed(scene("both-close-at-once"), 0).right, 2);
  const PosedQuestion leak = posed(scene("close-wait-leak"), 0);
  QCOMPARE(leak.choices[leak.right], QString("CLOSE-WAIT"));
  QVERIFY(leak.choices.size() >= 3);
}

void TestQuiz::theAnswerFollowsTheSystemAndTheEdits() {
  const Scenario story = scene("restart");
  const Scenario swapped = apply(story, edit::CloseFirst{Closer::Client});
  QCOMPARE(posed(swapped, 0).choices[posed(swapped, 0).right], QString("Only the client"));
  QVERIFY(posed(swapped, 1).right == 0);
  for (const OsProfile* profile : allProfiles()) {
    const Scenario there = withSystem(story, profile->id);
    const Trace trace = simulate(there);
    const CallRecord* bind = nullptr;
    for (const CallRecord& call : trace.calls) {
      const bool takes = call.call == Call::Bind || call.call == Call::Listen;
      if (takes && call.at == at(2s) && (!bind || bind->result == Errno::Ok)) bind = &call;
    }
    QVERIFY2(bind, profile->name.data());
    const PosedQuestion question = posed(there, 1);
    QVERIFY2((question.right == 0) == (bind->result == Errno::Ok), profile->name.data());
  }
}

void TestQuiz::everyQuestionOfTheLibraryCanBePosed() {
  const ScenarioLibrary library;
  std::size_t scenes = 0;
  for (const Scenario& scenario : library.list()) {
    scenes += scenario.questions.empty() ? 0 : 1;
    for (std::size_t i = 0; i < scenario.questions.size(); ++i) {
      const PosedQuestion question = posed(scenario, i);
      QVERIFY2(!question.ask.isEmpty() && !question.because.isEmpty(), scenario.name.c_str());
      QVERIFY(question.choices.size() >= 2 && question.right < question.choices.size());
      QCOMPARE(QSet<QString>(question.choices.begin(), question.choices.end()).size(),
               question.choices.size());
      const Trace trace = simulate(scenario);
      QVERIFY2(scenario.questions[i].at <= trace.end, scenario.name.c_str());
    }
  }
  QVERIFY(scenes >= 6);
}

void TestQuiz::questionsDoNotChangeTheRun() {
  Scenario plain = scene("restart");
  QVERIFY(!plain.questions.empty());
  const Trace asked = simulate(plain);
  plain.questions.clear();
  const Trace silent = simulate(plain);
  QVERIFY(asked == silent);
}

void TestQuiz::faultsAreToldWithTheirPlace_data() {
  QTest::addColumn<QByteArray>("questions");
  QTest::addColumn<QString>("error");
  const auto row = [](const char* name, const char* questions, const char* error) {
    QTest::newRow(name) << QByteArray(questions) << QString(error);
  };
  row("no kind", R"({"at":"1s"})", "found no key \"kind\"");
  row("kind", R"({"at":"1s","kind":"who"})", "expected one of time-wait, bind, state, choice");
  row("past", R"({"at":"2s","kind":"bind","about":"1s"})", "expected no instant before \"at\"");
  row("one choice", R"({"at":"1s","kind":"choice","ask":"?","choices":["a"],"answer":1})",
      "found 1 choices, expected from 2 to 4");
  row("answer", R"({"at":"1s","kind":"choice","ask":"?","choices":["a","b"],"answer":3})",
      "found 3, expected a whole number from 1 to 2");
  row("host", R"({"at":"1s","kind":"state","host":"peer"})", "expected the name of a host");
}

void TestQuiz::faultsAreToldWithTheirPlace() {
  QFETCH(QByteArray, questions);
  QFETCH(QString, error);
  const QString found = firstError(questions);
  QVERIFY2(found.startsWith("q.json:"), qPrintable(found));
  QVERIFY2(found.contains(error), qPrintable(found));
}

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

void TestQuiz::aFirstStartAsksOneThing() {
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
  QVERIFY(quiz.question().because.startsWith("bind() fails with EADDRINUSE."));
  card.goOn()->click();
  QVERIFY(fixture.playhead().isPlaying());
  QVERIFY(fixture.window->workspace()->verdict()->verdict()->isVisible());
  QVERIFY(fixture.window->workspace()->ladder()->view()->showsFuture());
}

void TestQuiz::aFirstStartIsPlayedWithoutAPrediction() {
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
void TestQuiz::aFirstStartEndsWithTheFirstPlay() {
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
