#include <QTest>

#include "app/course/condition_words.h"
#include "app/course/lesson_library.h"

using namespace linger;

/// What a goal asks for, in words.
class TestConditionWords : public QObject {
  Q_OBJECT

 private slots:
  void sayWhatHasToHold_data();
  void sayWhatHasToHold();
  void everyConditionOfTheLessonsHasWords();
};

void TestConditionWords::sayWhatHasToHold_data() {
  using namespace condition;
  QTest::addColumn<Condition>("condition");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* words, const Condition& condition) {
    QTest::newRow(words) << condition << QString(words);
  };
  const SimTime two = kSimStart + 2s;
  row("the server enters TIME-WAIT", {InState{"server", State::TimeWait, {}}});
  row("the server never enters TIME-WAIT", {InState{"server", State::TimeWait, {}}, true});
  row("the client is in CLOSING at 0.100 s", {InState{"client", State::Closing, kSimStart + 100ms}});
  row("the client is not in CLOSING at 2.000 s", {InState{"client", State::Closing, two}, true});
  row("on the server, listen() succeeds, from 2.000 s to 10.000 s",
      {CallReturned{"server", Call::Listen, Errno::Ok, two, kSimStart + 10s}});
  row("on the server, listen() succeeds, at 2.000 s",
      {CallReturned{"server", Call::Listen, Errno::Ok, two, two}});
  row("on the client, no connect() returns EADDRNOTAVAIL",
      {CallReturned{"client", Call::Connect, Errno::AddrNotAvail, {}, {}}, true});
  row("on the client, recv() succeeds, with 1 byte(s) or more",
      {CallReturned{"client", Call::Recv, Errno::Ok, {}, {}, 1}});
  row("a server started at 2.000 s gets EADDRINUSE, with SO_REUSEADDR, because of a socket in "
      "TIME-WAIT, which no process owns",
      {Rebind{two, Errno::AddrInUse, {.reuseAddr = true}, State::TimeWait, false}});
  row("a server started at 2.000 s gets its port", {Rebind{two, Errno::Ok, {}, {}, {}}});
  row("FIN from the client: at least 3", {SegmentsSent{"client", SegmentKind::Fin, {}, 3, {}}});
  row("any segment from either host: exactly 4, from 2.000 s on",
      {SegmentsSent{{}, {}, two, 4, 4}});
  row("RST from the server: none", {SegmentsSent{"server", SegmentKind::Rst, {}, 0, 0}});
  row("the server's 2MSL timer lasts at most 14 s",
      {TimerLasts{"server", TimerKind::TimeWait, {}, Duration(14s)}});
  row("not so: the server sets its 2MSL timer",
      {TimerLasts{"server", TimerKind::TimeWait, {}, {}}, true});
}

void TestConditionWords::sayWhatHasToHold() {
  QFETCH(const Condition, condition);
  QTEST(wordsOf(condition), "words");
}

void TestConditionWords::everyConditionOfTheLessonsHasWords() {
  int conditions = 0;
  for (const QString& name : builtInLessons()) {
    const Lesson lesson = loadLesson(name).value->lesson;
    for (const LessonStep& step : lesson.steps) {
      const auto* const goal = std::get_if<task::Reach>(&step.task);
      if (goal == nullptr) continue;
      for (const Condition& condition : goal->goal) {
        ++conditions;
        QVERIFY2(!wordsOf(condition).contains('%'), qPrintable(wordsOf(condition)));
      }
    }
  }
  QVERIFY(conditions >= 12);
}

QTEST_MAIN(TestConditionWords)
#include "tst_condition_words.moc"
