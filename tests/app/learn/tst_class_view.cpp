#include <QAccessible>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <memory>

#include "app/course/lesson_library.h"
#include "app/course/posed_step.h"
#include "app/document/words.h"
#include "app/learn/class/class_view.h"
#include "tests/app/learn/before_a_class.h"

using namespace linger;

namespace {

/// Everything that can be read on the widget, by eye or by a screen reader.
QString everything(QAccessibleInterface* item) {
  if (item == nullptr || item->state().invisible) return {};
  QString text;
  for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value}) {
    text += item->text(kind) + u'\n';
  }
  for (int i = 0; i < item->childCount(); ++i) text += everything(item->child(i));
  return text;
}

}  // namespace

/// A lesson before a class, driven by its keys.
class TestClassView : public BeforeAClass {
  Q_OBJECT

 private slots:
  void digitsCountVotes();
  void digitsCountNothingWhereNothingIsAsked();
  void votesAreTakenBack();
  void aVoteThatWasTakenAwayIsNotUndoneAgain();
  void votesCanBeTyped();
  void typedVotesAreUndoneOneByOne();
  void votesAreFixedOnceTheyAreCommitted();
  void theRightChoiceIsMarkedInWordsBesideItsVotes();
  void everyLessonIsGoneThroughWithAClicker();
  void nothingGivesAnAnswerAwayBeforeItIsShown();
  void ofAGoalTheWholeRunIsShown();
  void theRunPlaysAndCanBeSkipped();
  void goingBackKeepsTheVotes();
  void aPeriodBlanksTheScreenAndEscapeEnds();
  void aClickerPassesByTheCounts();
  void isReadableFromTheBackOfTheRoom();
};

void TestClassView::digitsCountVotes() {
  open("who-waits", 1);
  QCOMPARE(lesson().phase(), Phase::Asking);
  vote(0, 3);
  vote(1, 1);
  QCOMPARE(lesson().votes(0), 3);
  QCOMPARE(lesson().votes(1), 1);
  QCOMPARE(view_->ballots()->rows()[0]->words(), QString("3 (75 %)"));
  press(Qt::Key_9);  // There is no such choice.
  QCOMPARE(lesson().total(), 4);
}

void TestClassView::digitsCountNothingWhereNothingIsAsked() {
  open("who-waits");
  QCOMPARE(lesson().phase(), Phase::Told);
  press(Qt::Key_1);
  press(Qt::Key_1, Qt::ShiftModifier);
  QCOMPARE(lesson().total(), 0);
}

void TestClassView::votesAreTakenBack() {
  open("who-waits", 1);
  vote(0, 2);
  press(Qt::Key_1, Qt::ShiftModifier);
  QCOMPARE(lesson().votes(0), 1);
  vote(2, 1);
  press(Qt::Key_Backspace);
  QCOMPARE(lesson().votes(2), 0);
  press(Qt::Key_4, Qt::ShiftModifier);
  QCOMPARE(lesson().votes(3), 0);
}

void TestClassView::aVoteThatWasTakenAwayIsNotUndoneAgain() {
  open("who-waits", 1);
  vote(0, 1);
  vote(1, 1);
  vote(2, 1);
  press(Qt::Key_3, Qt::ShiftModifier);
  press(Qt::Key_Backspace);
  QCOMPARE(lesson().votes(1), 0);
  QCOMPARE(lesson().votes(0), 1);
  vote(0, 1);
  press(Qt::Key_1, Qt::ShiftModifier);
  press(Qt::Key_Backspace);
  QCOMPARE(lesson().total(), 0);
}

void TestClassView::votesCanBeTyped() {
  open("who-waits", 1);
  VoteCount* const first = view_->ballots()->rows()[0]->count();
  QVERIFY(first->accessibleName().contains("Only the client"));
  first->setFocus();
  first->selectAll();
  QTest::keyClicks(first, "17");
  QTest::keyClick(first, Qt::Key_Return);
  QCOMPARE(lesson().votes(0), 17);
  QCOMPARE(lesson().phase(), Phase::Asking);
  QVERIFY(view_->ballots()->rows()[1]->count()->hasFocus());
}

void TestClassView::typedVotesAreUndoneOneByOne() {
  open("who-waits", 1);
  vote(1, 1);
  lesson().setVotes(0, 25);
  press(Qt::Key_Backspace);
  press(Qt::Key_Backspace);
  QCOMPARE(lesson().votes(0), 23);
  QCOMPARE(lesson().votes(1), 1);
}

void TestClassView::votesAreFixedOnceTheyAreCommitted() {
  open("who-waits", 1);
  vote(0, 2);
  press(Qt::Key_PageDown);
  QCOMPARE(lesson().phase(), Phase::Committed);
  vote(0, 1);
  press(Qt::Key_Backspace);
  QCOMPARE(lesson().votes(0), 2);
  QVERIFY(!view_->ballots()->rows()[0]->count()->isVisible());
  QVERIFY(!view_->outcome()->isVisible());
  QVERIFY(lesson().shown().end <= lesson().step().at);
}

void TestClassView::theRightChoiceIsMarkedInWordsBesideItsVotes() {
  open("who-waits", 1);
  vote(0, 3);
  vote(1, 1);
  press(Qt::Key_PageDown);
  press(Qt::Key_PageDown);
  QCOMPARE(lesson().phase(), Phase::Revealed);
  QCOMPARE(view_->ballots()->rows()[1]->words(), QString("✓ right: 1 (25 %)"));
  QCOMPARE(view_->ballots()->rows()[0]->words(), QString("3 (75 %)"));
  QVERIFY(view_->outcome()->text().startsWith("The run says: Only the server"));
  QVERIFY(lesson().shown().end > lesson().step().at);
  QVERIFY(lesson().shown().end <= lesson().lesson().steps[lesson().stepIndex() + 1].at);
}

void TestClassView::everyLessonIsGoneThroughWithAClicker() {
  for (const QString& name : builtInLessons()) {
    open(name.toLatin1());
    int voted = 0;
    QSignalSpy ended(view_.get(), &QDialog::accepted);
    for (int presses = 0; presses < 100 && ended.isEmpty(); ++presses) {
      const bool isVoted = lesson().phase() == Phase::Asking && !lesson().choices().empty();
      if (isVoted) {
        ++voted;
        QCOMPARE(std::ranges::count(lesson().choices(), true, &ClassChoice::right), 1);
        vote(right(), 1);
        QCOMPARE(lesson().votes(right()), 1);
      }
      press(Qt::Key_PageDown);
    }
    QCOMPARE(ended.size(), 1);
    QCOMPARE(lesson().at(), lesson().count() - 1);
    QVERIFY2(voted >= 3, qPrintable(name));
  }
}

void TestClassView::nothingGivesAnAnswerAwayBeforeItIsShown() {
  for (const QString& name : builtInLessons()) {
    open(name.toLatin1());
    QSignalSpy ended(view_.get(), &QDialog::accepted);
    for (int presses = 0; presses < 100 && ended.isEmpty(); ++presses) {
      const Phase phase = lesson().phase();
      if (phase == Phase::Asking || phase == Phase::Committed) {
        const QString all = everything(QAccessible::queryAccessibleInterface(view_.get()));
        const LessonStep& step = lesson().step();
        const QByteArray where = (name + '/' + text(step.id)).toUtf8();
        QVERIFY2(step.because.empty() || !all.contains(text(step.because.english)), where);
        QVERIFY2(!all.contains("The run says") && !all.contains(QStringLiteral("✓")), where);
        QVERIFY2(lesson().shown().end <= lesson().openUntil(), where);
        const bool isGoal = std::holds_alternative<task::Reach>(step.task);
        const bool isLater = !isGoal && lesson().openUntil() > step.at;
        if (isLater) QVERIFY2(lesson().turn() != nullptr, where);
        for (const SegmentRecord& later : lesson().asked().trace.segments) {
          if (later.sent > lesson().openUntil())
            QVERIFY2(!all.contains(clockText(later.sent)), where);
        }
      }
      press(Qt::Key_PageDown);
    }
  }
}

/// What the class is to change; once it is told, the changed one.
void TestClassView::ofAGoalTheWholeRunIsShown() {
  open("who-waits", 1);
  while (!std::holds_alternative<task::Reach>(lesson().step().task)) press(Qt::Key_PageDown);
  QCOMPARE(lesson().phase(), Phase::Asking);
  QVERIFY(lesson().shown() == lesson().asked().trace);
  while (lesson().phase() != Phase::Revealed) press(Qt::Key_PageDown);
  QVERIFY(lesson().shown() != lesson().asked().trace);
}

void TestClassView::theRunPlaysAndCanBeSkipped() {
  if (view_) view_.reset();
  open("who-waits", 1);
  press(Qt::Key_PageDown);
  press(Qt::Key_PageDown);
  QVERIFY(view_->picture()->isPlaying());
  QVERIFY(view_->picture()->now() < lesson().shown().end);
  QTest::keyClick(view_.get(), Qt::Key_PageDown);  // The first press ends the motion.
  QVERIFY(!view_->picture()->isPlaying());
  QCOMPARE(lesson().at(), 1);
  QVERIFY(view_->picture()->now() >= lesson().shown().end);
  QTest::keyClick(view_.get(), Qt::Key_PageDown);
  QCOMPARE(lesson().at(), 2);
}

void TestClassView::goingBackKeepsTheVotes() {
  open("who-waits", 1);
  vote(1, 5);
  press(Qt::Key_PageDown);
  press(Qt::Key_PageDown);
  press(Qt::Key_PageDown);
  press(Qt::Key_PageUp);
  QCOMPARE(lesson().at(), 1);
  QCOMPARE(lesson().phase(), Phase::Revealed);
  QCOMPARE(lesson().votes(1), 5);
}

void TestClassView::aPeriodBlanksTheScreenAndEscapeEnds() {
  open("who-waits", 1);
  press(Qt::Key_Period);
  QVERIFY(view_->isBlank());
  press(Qt::Key_1);
  QVERIFY(!view_->isBlank());
  QCOMPARE(lesson().total(), 0);
  press(Qt::Key_Period);
  press(Qt::Key_Escape);
  QVERIFY(view_->isVisible() && !view_->isBlank());
  press(Qt::Key_Escape);
  QVERIFY(!view_->isVisible());
}

void TestClassView::aClickerPassesByTheCounts() {
  open("who-waits", 1);
  VoteCount* const first = view_->ballots()->rows()[0]->count();
  first->setFocus();
  QTest::keyClick(first, Qt::Key_PageDown);
  QCOMPARE(lesson().phase(), Phase::Committed);
  QCOMPARE(lesson().total(), 0);
  QTest::keyClick(view_->focusWidget(), Qt::Key_PageDown);
  QCOMPARE(lesson().phase(), Phase::Revealed);
}

/// Letters of a 40th of the screen's height are read at four times the screen's width.
void TestClassView::isReadableFromTheBackOfTheRoom() {
  open("who-waits", 1);
  QVERIFY(view_->font().pixelSize() >= kProjector.height() / 40);
  for (const QLabel* label : view_->findChildren<QLabel*>()) {
    if (label->isVisible()) QVERIFY(QFontInfo(label->font()).pixelSize() >= 19);
  }
  for (std::size_t i = 0; i < view_->ballots()->rows().size(); ++i) {
    const Ballot* const row = view_->ballots()->rows()[i];
    const QRect box(row->mapTo(view_.get(), QPoint()), row->size());
    QVERIFY2(view_->rect().contains(box), qPrintable(QString::number(i)));
  }
}

QTEST_MAIN(TestClassView)
#include "tst_class_view.moc"
