#include <QTest>

#include "app/course/lesson_library.h"
#include "app/learn/progress/progress.h"

using namespace linger;

/// What comes back to a learner, and when.
class TestProgress : public QObject {
  Q_OBJECT

 private slots:
  void whatWasRightDoesNotComeBack();
  void whatWasWrongComesBackAfterADayThreeAndAWeek();
  void wrongAgainBeginsAnew();
  void rightBeforeItIsDueChangesNothing();
  void isReadAsItWasWritten();
  void aRenamedLessonKeepsItsRecords();
  void aStepThatIsANumberIsTheBeginning();
  void aBrokenFileIsToldWithItsPlace();

 private:
  const QDate today_{2026, 11, 28};
};

void TestProgress::whatWasRightDoesNotComeBack() {
  Progress progress;
  progress.record("l", "a", true, today_);
  QVERIFY(progress.of("l").steps.at("a").right);
  QVERIFY(progress.due(today_.addDays(100)).empty());
}

void TestProgress::whatWasWrongComesBackAfterADayThreeAndAWeek() {
  Progress progress;
  progress.record("l", "a", false, today_);
  QDate day = today_;
  for (const int days : {1, 3, 7}) {
    QVERIFY(progress.due(day.addDays(days - 1)).empty());
    QCOMPARE(progress.due(day.addDays(days)).size(), 1U);
    day = day.addDays(days);
    progress.record("l", "a", true, day);
  }
  QVERIFY(progress.due(day.addDays(1000)).empty());
}

void TestProgress::wrongAgainBeginsAnew() {
  Progress progress;
  progress.record("l", "a", false, today_);
  progress.record("l", "a", true, today_.addDays(1));
  progress.record("l", "a", false, today_.addDays(4));
  QCOMPARE(progress.of("l").steps.at("a").due, std::optional(today_.addDays(5)));
}

void TestProgress::rightBeforeItIsDueChangesNothing() {
  Progress progress;
  progress.record("l", "a", false, today_);
  progress.record("l", "a", true, today_);
  QCOMPARE(progress.of("l").steps.at("a").due, std::optional(today_.addDays(1)));
}

void TestProgress::isReadAsItWasWritten() {
  Progress progress;
  progress.record("l", "a", false, today_);
  progress.record("l", "b", true, today_);
  progress.record("m", "a", false, today_);
  progress.record("m", "a", true, today_.addDays(2));
  progress.moveTo("m", "b");
  Work work;
  work.lesson = "m";
  work.lessonFingerprint = "0f";
  work.started = 1'795'000'000'000;
  work.answers.push_back({"a", answer::Chosen{1}, 1'795'000'060'000, 1});
  progress.keep(work);
  QVERIFY(progress.see("ESTABLISHED>FIN-WAIT-1"));
  QVERIFY(!progress.see("ESTABLISHED>FIN-WAIT-1"));
  const auto again = Progress::parse("p.json", progress.text());
  QVERIFY(again);
  QVERIFY(*again.value == progress);
}

void TestProgress::aRenamedLessonKeepsItsRecords() {
  for (const auto& [former, now] : formerLessonNames()) {
    QVERIFY(builtInLessons().contains(QString::fromStdString(now)));
    QVERIFY(!builtInLessons().contains(QString::fromStdString(former)));
    Progress old;
    old.record(former, "a", false, today_);
    old.record(former, "b", true, today_);
    old.record(now, "b", false, today_.addDays(1));  // What was done since stands.
    old.moveTo(now, "c");
    const auto read = Progress::parse("p.json", old.text());
    QVERIFY(read);
    QVERIFY(read.value->of(former).steps.empty());
    QVERIFY(read.value->of(now).steps.contains("a"));
    QVERIFY(!read.value->of(now).steps.at("b").right);
    QCOMPARE(read.value->of(now).at, "c");
  }
  QVERIFY(!formerLessonNames().empty());
}

/// Earlier versions wrote its number, which says nothing where a lesson has other steps now.
void TestProgress::aStepThatIsANumberIsTheBeginning() {
  const auto read =
      Progress::parse("p.json", R"({"format":"linger-progress/1","lessons":{"l":4},"steps":[]})");
  QVERIFY(read);
  QVERIFY(read.value->of("l").at.empty());
}

void TestProgress::aBrokenFileIsToldWithItsPlace() {
  const auto cut = Progress::parse("p.json", "{\"format\":\"linger-progress/1\",");
  QVERIFY(cut.errors.front().toString().startsWith("p.json:1:"));
  const auto other = Progress::parse(
      "p.json", R"({"format":"linger-progress/1","steps":[{"lesson":"l","step":"a","right":2}]})");
  QVERIFY(!other);
  QVERIFY(other.errors.front().toString().contains("expected true or false"));
}

QTEST_APPLESS_MAIN(TestProgress)
#include "tst_progress.moc"
