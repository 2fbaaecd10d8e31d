#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

#include "app/course/lesson_library.h"
#include "app/learn/progress/lesson_score.h"
#include "tests/app/learn/learning.h"

using namespace linger;

/// What stays from one sitting to the next: progress, what comes back, and the work to hand in.
class TestLearnAgain : public Learning {
  Q_OBJECT

 private slots:
  void init() { begin(); }
  void cleanup() { dialog_.reset(); }
  void progressIsKeptInOneFile();
  void whereOneWasIsTheStepWhateverIsPutBeforeIt();
  void theEndOfALessonIsSaid();
  void aBrokenProgressFileIsLeftAlone();
  void whatIsDueIsGoneThroughAloneOneByOne();
  void aWorkHoldsWhatWasCommitted();
  void aWorkGoesOnInTheNextSitting();
  void aWorkOnAnotherVersionBeginsAnew();
  void anAnswerToNoStepHasNoPoints();
};

void TestLearnAgain::progressIsKeptInOneFile() {
  dialog_->openLesson("who-waits", 1);
  player().commit(answer::Chosen{0}, 0);
  player().next();
  dialog_ = make();
  QCOMPARE(dialog_->progress().of("who-waits").at, "be-server");
  QVERIFY(!dialog_->progress().of("who-waits").steps.at("side").right);
  dialog_->list()->setCurrentRow(2);
  QVERIFY(dialog_->list()->currentItem()->text().contains("1 of 6 answered, 0 right"));
  dialog_->start()->click();
  QCOMPARE(player().at(), 2);
  QVERIFY(QFile::remove(path()));
  QVERIFY(make()->progress() == Progress());
}

/// A step that an author puts before the one where the learner was does not move the learner; of
/// one that is gone the lesson begins.
void TestLearnAgain::whereOneWasIsTheStepWhateverIsPutBeforeIt() {
  Lesson lesson = loadLesson("who-waits").value->lesson;
  Progress progress;
  progress.moveTo(lesson.name, lesson.steps[3].id);
  QCOMPARE(placeIn(lesson, progress), 3);
  LessonStep added;
  added.id = "added";
  lesson.steps.insert(lesson.steps.begin(), added);
  QCOMPARE(placeIn(lesson, progress), 4);
  lesson.steps.erase(lesson.steps.begin() + 4);
  QCOMPARE(placeIn(lesson, progress), 0);
}

void TestLearnAgain::theEndOfALessonIsSaid() {
  dialog_->openLesson("who-waits", 0);
  while (!dialog_->list()->isVisible()) {
    if (isAsked(player().step().task)) player().commit(*player().asked().right, 0);
    pane().next()->click();
  }
  QVERIFY(everythingOn(*dialog_).contains(
      "“Which host enters TIME-WAIT” is done: 6 of 6 questions right. The next lesson is “Why "
      "TIME-WAIT exists”."));
  QCOMPARE(dialog_->list()->currentRow(), 3);
  QVERIFY(dialog_->list()->item(2)->text().endsWith("6 of 6 right"));
  QCOMPARE(placeIn(player().lesson(), dialog_->progress()), 0);
}

void TestLearnAgain::aBrokenProgressFileIsLeftAlone() {
  dialog_->openLesson("who-waits", 0);
  QFile file(path());
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("not mine");
  file.close();
  dialog_ = make();
  QVERIFY(everythingOn(*dialog_).contains("progress.json:1:"));
  dialog_->openLesson("who-waits", 1);
  player().commit(answer::Chosen{1}, 0);
  QVERIFY(file.open(QIODevice::ReadOnly));
  QCOMPARE(file.readAll(), "not mine");
}

/// Each step by itself, and then the list; where one was in the lesson stays.
void TestLearnAgain::whatIsDueIsGoneThroughAloneOneByOne() {
  const QString yesterday = QDate::currentDate().addDays(-1).toString(Qt::ISODate);
  const auto line = [&](const char* lesson, const char* step) {
    return QStringLiteral(R"({"lesson":"%1","step":"%2","right":false,"due":"%3"})")
        .arg(lesson, step, yesterday);
  };
  QVERIFY(QDir().mkpath(folder_->filePath("kept")));
  QFile file(path());
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(
      QStringLiteral(R"({"format":"linger-progress/1","lessons":{"who-waits":"role"},"steps":[)")
          .toUtf8() +
      QStringList{line("who-waits", "side"), line("who-waits", "a-step-that-was"),
                  line("why-anybody-waits", "lost"), line("how-long", "length")}
          .join(u',')
          .toUtf8() +
      "]}");
  file.close();
  dialog_ = make();
  QCOMPARE(dialog_->review()->text(), QString("&Review: 3"));
  QVERIFY(dialog_->list()->item(2)->text().contains("1 to review"));
  dialog_->review()->click();
  QStringList seen;
  while (!dialog_->list()->isVisible()) {
    seen << text(player().step().id);
    QVERIFY(!pane().back()->isEnabled());
    put(*pane().form(), player(), *player().asked().right);
    pane().commit()->click();
    pane().next()->click();
  }
  QCOMPARE(seen, (QStringList{"side", "lost", "length"}));  // "lost" of a lesson that was renamed.
  QVERIFY(!dialog_->review()->isVisible());
  QCOMPARE(dialog_->progress().of("who-waits").at, "role");
  QVERIFY(everythingOn(*dialog_).contains("Nothing is left to review today"));
  const auto due = dialog_->progress().of("who-waits").steps.at("side").due;
  QCOMPARE(due, std::optional(QDate::currentDate().addDays(3)));
}

/// Somebody who stops and goes on another day hands in all of it.
void TestLearnAgain::aWorkGoesOnInTheNextSitting() {
  dialog_->openLesson("who-waits", 1);
  player().commit(answer::Chosen{1}, 1'795'000'000'000);
  dialog_ = make();
  dialog_->list()->setCurrentRow(2);
  dialog_->start()->click();
  player().next();
  player().commit(*player().asked().right, 1'795'100'000'000);
  const Work work = player().work("Ann", 1'895'000'000'000);
  QCOMPARE(work.answers.size(), 2U);
  QCOMPARE(work.answers[0].at, std::optional<WallTime>(1'795'000'000'000));
  QCOMPARE(work.claimed, std::optional<Hundredths>(300));
  QVERIFY(*make()->progress().work("who-waits") == player().soFar());
}

/// What was answered to another version of the lesson is not taken for an answer to this one.
void TestLearnAgain::aWorkOnAnotherVersionBeginsAnew() {
  LessonFile file = *loadLesson("who-waits").value;
  Work old;
  old.lesson = file.lesson.name;
  old.lessonFingerprint = "other";
  old.answers.push_back({"side", answer::Chosen{0}, {}, 0});
  LessonPlayer alone;
  alone.open(file, 0, 7, false, &old);
  QVERIFY(alone.soFar().answers.empty());
  QCOMPARE(alone.soFar().lessonFingerprint, file.fingerprint);
}

/// As somebody may have written into the file of the progress.
void TestLearnAgain::anAnswerToNoStepHasNoPoints() {
  const LessonFile file = *loadLesson("who-waits").value;
  LessonPlayer first, again;
  first.open(file, 0, 7);
  Work earlier = first.soFar();
  earlier.answers.push_back({"no-such-step", answer::Chosen{0}, {}, 0});
  again.open(file, 0, 8, false, &earlier);
  QCOMPARE(again.soFar().answers.size(), 1U);
  QCOMPARE(again.work("Ann", 9).claimed, std::optional<Hundredths>(0));
}

void TestLearnAgain::aWorkHoldsWhatWasCommitted() {
  dialog_->openLesson("who-waits", 1);
  player().commit(answer::Chosen{1}, 1'795'000'000'000);
  const Work work = player().work("Ann", 1'895'000'000'000);
  QCOMPARE(work.learner, "Ann");
  QCOMPARE(work.lesson, "who-waits");
  QCOMPARE(work.answers.size(), 1U);
  QVERIFY(work.answers[0].answer == Answer(answer::Chosen{1}));
  QCOMPARE(work.claimed, std::optional<Hundredths>(100));
}

QTEST_MAIN(TestLearnAgain)
#include "tst_learn_again.moc"
