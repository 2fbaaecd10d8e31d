#include <QLabel>
#include <QTest>
#include <set>

#include "app/document/words.h"
#include "tests/app/learn/before_a_class.h"

using namespace linger;

/// What a class votes on, and what its votes say afterwards.
class TestClassVotes : public BeforeAClass {
  Q_OBJECT

 private slots:
  void eachSegmentIsVotedOnWhereTheClassIsTcp();
  void whoReachedAGoalIsCounted();
  void everyQuestionHasSomethingToVoteOn();
  void theVotesAreWritten();
  void beforeAndAfterAreCompared();
  void aMisconceptionThatNobodyVotedOnIsNotCompared();
  void anInstantIsVotedOnAsASpan();
};

void TestClassVotes::eachSegmentIsVotedOnWhereTheClassIsTcp() {
  open("who-waits");
  while (lesson().step().id != "be-server") press(Qt::Key_PageDown);
  const AskedStep asked = lesson().asked();
  QCOMPARE(asked.turns.size(), 2U);
  for (std::size_t turn = 0; turn < asked.turns.size(); ++turn) {
    QCOMPARE(lesson().step().id, "be-server");
    QVERIFY(lesson().turn() != nullptr && *lesson().turn() == asked.turns[turn]);
    QVERIFY(lesson().text().contains(QStringLiteral("Segment %1 of 2").arg(turn + 1)));
    const SimTime arrival = asked.trace.segment(asked.turns[turn].arrived).arrives;
    QVERIFY(lesson().shown().end < arrival);
    QVERIFY(lesson().choices().size() >= 4);
    vote(right(), 2);
    press(Qt::Key_PageDown);
    press(Qt::Key_PageDown);
    QCOMPARE(lesson().phase(), Phase::Revealed);
    QVERIFY(lesson().shown().end >= arrival);
    const QString said = turnWords(asked.turns[turn].after, asked.turns[turn].reply);
    QVERIFY(view_->outcome()->text().startsWith("The run says: " + said));
    press(Qt::Key_PageDown);
  }
  QVERIFY(lesson().step().id != "be-server");
}

void TestClassVotes::whoReachedAGoalIsCounted() {
  open("who-waits");
  while (lesson().step().id != "both") press(Qt::Key_PageDown);
  QCOMPARE(lesson().choices().size(), 2U);
  QVERIFY(lesson().choices()[0].right);
  vote(0, 7);
  vote(1, 3);
  press(Qt::Key_PageDown);
  press(Qt::Key_PageDown);
  QCOMPARE(view_->ballots()->rows()[0]->words(), QString("✓ right: 7 (70 %)"));
  QVERIFY(view_->outcome()->text().contains("The run says: "));
}

void TestClassVotes::everyQuestionHasSomethingToVoteOn() {
  for (const QString& name : builtInLessons()) {
    ClassLesson lesson(loadLesson(name).value->lesson, false);
    for (int at = 0; at < 100 && !lesson.isAtEnd(); ++at) {
      if (lesson.phase() == Phase::Asking) {
        QVERIFY2(lesson.choices().size() >= 2, lesson.step().id.c_str());
        std::set<QString> texts;
        for (const ClassChoice& choice : lesson.choices()) texts.insert(choice.text);
        QCOMPARE(texts.size(), lesson.choices().size());
      }
      lesson.goOn();
    }
  }
}

void TestClassVotes::theVotesAreWritten() {
  ClassLesson lesson(loadLesson("who-waits").value->lesson, false);
  QVERIFY(lesson.classVotes().questions.empty());
  while (!lesson.isAtEnd()) {
    if (lesson.phase() == Phase::Asking && lesson.step().misconception) {
      const auto& choices = lesson.choices();
      const bool isAfter = lesson.step().misconception->after;
      for (std::size_t i = 0; i < choices.size(); ++i) {
        lesson.setVotes(i, choices[i].right == isAfter ? 8 : 1);
      }
    }
    lesson.goOn();
  }
  const ClassVotes votes = lesson.classVotes();
  QCOMPARE(votes.questions.size(), 3U);
  const QStringList table = QString::fromUtf8(votesCsv(votes)).split("\r\n");
  QCOMPARE(table.front(),
           QString("lesson,step,segment,question,misconception,asked,choice,right,votes"));
  QCOMPARE(
      table[1],
      QString("\"who-waits\",\"side\",,\"Which host is in TIME-WAIT a second later?\",5,before,"
              "\"Only the client\",no,8"));
  QCOMPARE(table[2].section(',', -3), QString("\"Only the server\",yes,1"));
  QCOMPARE(table.size(), 1 + 3 * 4 + 1);
  const QString read = QString::fromUtf8(votesText(votes));
  QVERIFY2(read.contains("side: Which host is in TIME-WAIT a second later?\n  right: 1 of 25\n"),
           qPrintable(read));
  QVERIFY2(
      read.contains("Misconception 5: before 1 of 25 right, after 8 of 11 right; still wrong: 3"),
      qPrintable(read));
}

void TestClassVotes::beforeAndAfterAreCompared() {
  open("who-waits", 1);
  vote(0, 3);
  vote(1, 1);
  press(Qt::Key_PageDown);
  press(Qt::Key_PageDown);
  QVERIFY(!view_->comparison()->isVisible());
  while (lesson().step().id != "side-again") press(Qt::Key_PageDown);
  QCOMPARE(right(), std::size_t{0});  // Now the client closes first.
  vote(0, 4);
  press(Qt::Key_PageDown);
  QVERIFY(!view_->comparison()->isVisible());
  press(Qt::Key_PageDown);
  QVERIFY(view_->comparison()->isVisible());
  QCOMPARE(view_->comparison()->words(), QString("Before: 1 of 4 right\nNow: 4 of 4 right"));
}

void TestClassVotes::aMisconceptionThatNobodyVotedOnIsNotCompared() {
  Lesson lesson = loadLesson(QStringLiteral("who-waits")).value->lesson;
  std::erase_if(lesson.steps, [](const LessonStep& step) { return step.id != "side-again"; });
  ClassLesson alone(lesson, false);
  alone.addVotes(0, 1);
  alone.goOn();
  alone.goOn();
  QCOMPARE(alone.phase(), Phase::Revealed);
  QVERIFY(!alone.comparison());
  QVERIFY(alone.isAtEnd());
}

void TestClassVotes::anInstantIsVotedOnAsASpan() {
  int instants = 0;
  for (const QString& name : builtInLessons()) {
    const Lesson lesson = loadLesson(name).value->lesson;
    for (const LessonStep& step : lesson.steps) {
      if (!std::holds_alternative<task::NameInstant>(step.task)) continue;
      ++instants;
      const auto choices = classChoices(ask(lesson, step, std::nullopt), false);
      QCOMPARE(choices.size(), std::size_t{6});
      QCOMPARE(std::ranges::count(choices, true, &ClassChoice::right), 1);
    }
  }
  QVERIFY(instants >= 3);
}

QTEST_MAIN(TestClassVotes)
#include "tst_class_votes.moc"
