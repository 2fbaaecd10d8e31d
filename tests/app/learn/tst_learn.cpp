#include <QAccessible>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/course/lesson_library.h"
#include "app/course/open_run.h"
#include "app/course/posed_step.h"
#include "app/document/words.h"
#include "app/learn/learn_dialog.h"
#include "app/learn/player/instant_axis.h"
#include "tests/app/learn/learning.h"

using namespace linger;

namespace {

/// An answer of the right kind that is not right.
Answer wrongAnswer(const LessonPlayer& player) {
  if (std::holds_alternative<task::BeTcp>(player.step().task)) {
    auto reactions = std::get<answer::Reactions>(*player.asked().right);
    for (answer::Reaction& turn : reactions.turns) turn.after = State::SynSent;
    return reactions;
  }
  if (std::holds_alternative<task::NameInstant>(player.step().task)) {
    return answer::Instant{std::get<answer::Instant>(*player.asked().right).at + 30s};
  }
  for (const OfferedAnswer& offered : offeredAnswers(player.asked(), false)) {
    if (offered.credit == 0) return offered.answer;
  }
  return answer::Edits{};
}

}  // namespace

/// Learn, as it is on the screen.
class TestLearn : public Learning {
  Q_OBJECT

 private slots:
  void init() { begin(); }
  void cleanup() { dialog_.reset(); }

  void everyLessonIsPlayedRight();
  void everyLessonIsPlayedWrong();
  void nothingGivesAnAnswerAwayBeforeItIsCommitted();
  void whatIsToldLeavesLaterQuestionsOpen();
  void whatIsToldShowsTheAnswer();
  void anInstantNearbyIsHalfRight();
  void anAnswerIsToldWithItsPoints();
  void noStepShowsWhatALaterStateOrTurnIsAskedOf();
  void theFirstControlHasTheFocus();
  void hintsComeOneByOne();
  void aHintTakesNothingBack();
  void aDigitChooses();
  void isGoneThroughByKeyboard();
  void speaksChinese();
  void anInstantIsPutOnTheTimeAxis();
};

void TestLearn::everyLessonIsPlayedRight() {
  for (const QString& name : builtInLessons()) {
    dialog_->openLesson(name, 0);
    for (int at = 0; at < player().count(); ++at) {
      QCOMPARE(player().at(), at);
      if (isAsked(player().step().task)) {
        QVERIFY(!pane().commit()->isEnabled() && !pane().next()->isVisible());
        put(*pane().form(), player(), *player().asked().right);
        QVERIFY2(pane().commit()->isEnabled(), player().step().id.c_str());
        pane().commit()->click();
        QVERIFY2(player().mark().isFull(), player().step().id.c_str());
        QVERIFY(pane().outcome()->text().startsWith(QStringLiteral("✓")));
      }
      QVERIFY(player().isTold());
      pane().next()->click();
    }
    QVERIFY(dialog_->list()->isVisible());
  }
  QVERIFY(dialog_->progress().due(QDate::currentDate().addDays(30)).empty());
}

void TestLearn::everyLessonIsPlayedWrong() {
  for (const QString& name : builtInLessons()) {
    dialog_->openLesson(name, 0);
    for (int at = 0; at < player().count(); ++at) {
      if (std::holds_alternative<task::Reach>(player().step().task)) {
        player().commit(answer::Edits{}, 0);
        QVERIFY(!player().isTold() && pane().tell()->isVisible());
        pane().tell()->click();
        QVERIFY(player().edits() == std::get<task::Reach>(player().step().task).solution);
        QVERIFY(pane().outcome()->text().contains("A solution, shown below: "));
      } else if (isAsked(player().step().task)) {
        const Answer wrong = wrongAnswer(player());
        put(*pane().form(), player(), wrong);
        pane().commit()->click();
        QVERIFY2(player().given() && !player().mark().isFull(), player().step().id.c_str());
        const bool isTcp = std::holds_alternative<task::BeTcp>(player().step().task);
        const QString said = isTcp ? QString("✗ Segment 1. You said: SYN-SENT; sends ")
                                   : wordsOf(player().asked(), wrong, false);
        QVERIFY2(pane().outcome()->text().contains(said), qPrintable(pane().outcome()->text()));
        QVERIFY(pane().outcome()->text().contains("The run says: "));
      }
      pane().next()->click();
    }
  }
  const auto due = dialog_->progress().due(QDate::currentDate().addDays(1));
  QVERIFY(due.size() > 60);
}

/// Whether the run up to the step shows which state is right, without a prediction.
bool isShownAlready(const LessonStep& step) {
  if (const auto* named = std::get_if<task::NameState>(&step.task)) return named->at <= step.at;
  const auto* const choose = std::get_if<task::Choose>(&step.task);
  if (choose == nullptr) return false;
  return std::ranges::any_of(choose->options, [&](const auto& option) {
    return std::ranges::any_of(option.conditions, [&](const Condition& condition) {
      const auto* const state = std::get_if<condition::InState>(&condition.what);
      return state != nullptr && state->at && *state->at <= step.at;
    });
  });
}

/// The words of the answer stand nowhere but in the list to choose from; its instants nowhere.
void TestLearn::nothingGivesAnAnswerAwayBeforeItIsCommitted() {
  for (const QString& name : builtInLessons()) {
    dialog_->openLesson(name, 0);
    for (int at = 0; at < player().count(); ++at, player().goTo(at)) {
      const LessonStep& step = player().step();
      if (!isAsked(step.task)) continue;
      QString all = everythingOn(*dialog_);
      const QByteArray where = (name + '/' + text(step.id)).toUtf8();
      QVERIFY2(step.because.empty() || !all.contains(text(step.because.english)), where);
      for (const LessonText& hint : step.hints) QVERIFY2(!all.contains(text(hint.english)), where);
      if (std::holds_alternative<task::Reach>(step.task)) continue;
      QVERIFY2(player().shown().end <= step.at, where);
      for (const TimerRecord& timer : player().shown().timers) {
        QVERIFY2(timer.ended == TimerEnd::Fired, where);
      }
      const QString answer = wordsOf(player().asked(), *player().asked().right, false);
      const bool isInstant = std::holds_alternative<task::NameInstant>(step.task);
      if (isInstant) QVERIFY2(!all.contains(answer), where);
      QVERIFY2(!isShownAlready(step), where);
      QString beside = everythingOn(*dialog_, pane().form());
      for (const QString& known :
           {pane().picture()->accessibleDescription(), text(step.text.english),
            text(player().lesson().title.english), systemWords(player().asked().scene)}) {
        beside.remove(known);  // What may be read: it is the same for any answer.
      }
      QVERIFY2(!beside.contains(answer), qPrintable(where + ": " + answer.toUtf8()));
      for (const SegmentRecord& later : player().asked().trace.segments) {
        if (later.sent <= step.at) continue;
        QVERIFY2(!pane().picture()->accessibleDescription().contains(clockText(later.sent)), where);
      }
      // Each of the choices stands there alike.
      for (const OfferedAnswer& offered : offeredAnswers(player().asked(), false)) {
        QVERIFY2(all.contains(offered.text), where);
      }
      for (QRadioButton* button : shown<QRadioButton>(*pane().form())) {
        QVERIFY2(!button->isChecked(), where);
      }
    }
  }
}

/// What an answer shows of the run is not what a later step asks of it, until a step plays it.
void TestLearn::whatIsToldLeavesLaterQuestionsOpen() {
  int questions = 0;
  for (const QString& name : builtInLessons()) {
    dialog_->openLesson(name, 0);
    const auto& steps = player().lesson().steps;
    for (int at = 0; at < player().count(); ++at) {
      player().goTo(at);
      const LessonStep& now = steps[std::size_t(at)];
      if (!isAsked(now.task) || std::holds_alternative<task::Reach>(now.task)) continue;
      player().commit(*player().asked().right, 0);
      QVERIFY(player().isTold());
      for (std::size_t next = std::size_t(at) + 1; next < steps.size(); ++next) {
        const LessonStep& later = steps[next];
        const bool isSameRun = now.scene == later.scene && now.edits == later.edits;
        if (!isSameRun || later.task == now.task) continue;
        if (!isAsked(later.task)) break;
        const auto tells = answeredAt(ask(player().lesson(), later, std::nullopt));
        if (!tells) continue;
        ++questions;
        QVERIFY2(player().shown().end < *tells, (name + '/' + text(now.id)).toUtf8());
        for (const TimerRecord& timer : player().shown().timers) {
          QVERIFY2(timer.ended == TimerEnd::Fired, text(now.id).toUtf8());
        }
      }
    }
  }
  QVERIFY2(questions > 10, QByteArray::number(questions));
}

/// The picture beside an answer reaches what was asked for, whatever is asked afterwards.
void TestLearn::whatIsToldShowsTheAnswer() {
  int questions = 0;
  for (const QString& name : builtInLessons()) {
    dialog_->openLesson(name, 0);
    for (int at = 0; at < player().count(); ++at) {
      player().goTo(at);
      const auto told = answeredAt(player().asked());
      if (!told) continue;
      ++questions;
      player().commit(*player().asked().right, 0);
      QVERIFY2(!player().shownUntil() || *player().shownUntil() >= *told,
               (name + '/' + text(player().step().id)).toUtf8());
    }
  }
  QVERIFY2(questions > 15, QByteArray::number(questions));
}

/// What a step without a question plays stays known: a state, a segment or a turn of the same run
/// that is asked for behind it would be read off.
void TestLearn::noStepShowsWhatALaterStateOrTurnIsAskedOf() {
  int questions = 0;
  for (const QString& name : builtInLessons()) {
    dialog_->openLesson(name, 0);
    const auto& steps = player().lesson().steps;
    for (auto asked = steps.begin(); asked != steps.end(); ++asked) {
      const bool isOfTheRun = std::holds_alternative<task::NameState>(asked->task) ||
                              std::holds_alternative<task::NameSegment>(asked->task) ||
                              std::holds_alternative<task::BeTcp>(asked->task);
      if (!isOfTheRun) continue;
      ++questions;
      for (auto step = steps.begin(); step != asked; ++step) {
        const bool isSameRun = step->scene == asked->scene && step->edits == asked->edits;
        if (!isSameRun || isAsked(step->task)) continue;
        QVERIFY2(step->at <= asked->at, (name + '/' + text(asked->id)).toUtf8());
      }
    }
  }
  QVERIFY(questions > 8);
}

void TestLearn::theFirstControlHasTheFocus() {
  QVERIFY(QTest::qWaitForWindowActive(dialog_.get()));
  for (const int at : {1, 5, 6}) {  // A choice, an instant, a goal.
    dialog_->openLesson("why-the-restart-failed", at);
    QWidget* const focus = dialog_->focusWidget();
    QVERIFY(focus != nullptr && pane().form()->isAncestorOf(focus));
  }
  dialog_->openLesson("why-the-restart-failed", 5);
  QTest::keyClicks(dialog_->focusWidget(), "60.24");
  QTest::keyClick(dialog_->focusWidget(), Qt::Key_Return);
  QVERIFY(player().isTold() && player().mark().isFull());
}

void TestLearn::hintsComeOneByOne() {
  dialog_->openLesson("why-the-restart-failed", 5);
  const auto hints = player().step().hints;
  QCOMPARE(hints.size(), 2U);
  for (std::size_t i = 0; i < hints.size(); ++i) {
    QVERIFY(!everythingOn(*dialog_).contains(text(hints[i].english)));
    QVERIFY(pane().hint()->isEnabled());
    pane().hint()->click();
    QVERIFY(everythingOn(*dialog_).contains(text(hints[i].english)));
  }
  QVERIFY(!pane().hint()->isEnabled());
}

void TestLearn::aHintTakesNothingBack() {
  QVERIFY(QTest::qWaitForWindowActive(dialog_.get()));
  dialog_->openLesson("why-the-restart-failed", 2);
  QRadioButton* const second = shown<QRadioButton>(*pane().form())[1];
  second->click();
  pane().hint()->setFocus();
  pane().hint()->click();
  QCOMPARE(shown<QRadioButton>(*pane().form())[1], second);
  QVERIFY(second->isChecked());
  QVERIFY(pane().commit()->isEnabled());
  QVERIFY(!pane().hint()->isEnabled());
  QVERIFY(pane().form()->isAncestorOf(dialog_->focusWidget()));
}

void TestLearn::aDigitChooses() {
  QVERIFY(QTest::qWaitForWindowActive(dialog_.get()));
  dialog_->openLesson("why-the-restart-failed", 1);
  const auto choices = shown<QRadioButton>(*pane().form());
  QVERIFY(choices[1]->text().startsWith(u'2'));
  QTest::keyClick(dialog_->focusWidget(), Qt::Key_2);
  QTRY_VERIFY(choices[1]->isChecked());
  QVERIFY(!player().isTold());
}

/// What was predicted is seen to happen, once; not where a person wants less motion.
void TestLearn::anInstantNearbyIsHalfRight() {
  openStep("why-time-wait", "restarted");
  put(*pane().form(), player(), answer::Instant{kSimStart + 60'240ms});
  pane().commit()->click();
  QVERIFY2(pane().outcome()->text().startsWith(
               "◐ Partly right (points: 0.5 of 1). You said: 60.240 s\n\nThe run says: 60.540 s"),
           qPrintable(pane().outcome()->text()));
}

void TestLearn::anAnswerIsToldWithItsPoints() {
  openStep("who-waits", "side");
  player().commit(*player().asked().right, 0);
  QVERIFY(
      pane().outcome()->text().startsWith("✓ Right (points: 1 of 1). You said: Only the server"));
  openStep("who-waits", "side");
  player().commit(answer::Chosen{0}, 0);
  QVERIFY(pane().outcome()->text().startsWith(
      "✗ Not right (points: 0 of 1). You said: Only the client\n\nThe run says: Only the server"));
}

void TestLearn::isGoneThroughByKeyboard() {
  QVERIFY(QTest::qWaitForWindowActive(dialog_.get()));
  dialog_->list()->setCurrentRow(2);
  QTest::keyClick(dialog_->list(), Qt::Key_Return);
  QVERIFY(player().isOpen());
  QCOMPARE(player().at(), 0);
  QTest::keyClick(dialog_->focusWidget(), Qt::Key_Return);
  QCOMPARE(player().at(), 1);
  QRadioButton* const second = shown<QRadioButton>(*pane().form())[1];
  second->setFocus();
  QTest::keyClick(second, Qt::Key_Space);
  QVERIFY(second->isChecked());
  QTest::keyClick(second, Qt::Key_Return);
  QVERIFY(player().isTold());
  QVERIFY(pane().next()->hasFocus());
}

void TestLearn::speaksChinese() {
  dialog_ = make(true);
  QVERIFY(dialog_->list()->item(2)->text().contains(QStringLiteral("哪一方进入")));
  dialog_->openLesson("who-waits", 1);
  QVERIFY(everythingOn(*dialog_).contains(QStringLiteral("只有服务器")));
}

/// With the mouse and with the keys; the axis is the same whatever the answer is.
void TestLearn::anInstantIsPutOnTheTimeAxis() {
  dialog_->openLesson("why-the-restart-failed", 4);
  while (!std::holds_alternative<task::NameInstant>(player().step().task)) player().next();
  InstantAxis& axis = *shown<InstantAxis>(*pane().form()).front();
  QLineEdit& field = *shown<QLineEdit>(*pane().form()).front();
  QVERIFY(!axis.hasMark() && !pane().commit()->isEnabled());
  QTest::mouseClick(&axis, Qt::LeftButton, {}, axis.rect().center());
  QVERIFY(axis.hasMark() && pane().commit()->isEnabled());
  QCOMPARE(field.text(), instantText(axis.instant()));
  const SimTime clicked = axis.instant();
  QTest::keyClick(&axis, Qt::Key_Right);
  QVERIFY(axis.instant() > clicked);
  field.setFocus();
  field.selectAll();
  QTest::keyClicks(&field, "61 s");
  QVERIFY(axis.instant() > kSimStart + 60s && axis.instant() < kSimStart + 62s);
  QCOMPARE(field.text(), QString("61 s"));  // What was typed stays as it was typed.
  QTest::keyClick(&axis, Qt::Key_Home);
  QCOMPARE(axis.instant(), kSimStart);
  QTest::keyClick(&axis, Qt::Key_End);
  QCOMPARE(axis.instant(), kSimStart + 300s);
  const auto right = std::get<answer::Instant>(*player().asked().right).at;
  axis.setValue(0);
  for (int i = 0; i < 600 && axis.instant() < right; ++i) QTest::keyClick(&axis, Qt::Key_Right);
  pane().commit()->click();
  QVERIFY(player().mark().isFull());
}

QTEST_MAIN(TestLearn)
#include "tst_learn.moc"
