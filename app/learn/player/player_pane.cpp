#include "app/learn/player/player_pane.h"

#include <QAccessible>
#include <QDateTime>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "app/course/condition_words.h"
#include "app/course/open_run.h"
#include "app/course/posed_step.h"
#include "app/document/words.h"
#include "app/ladder/ladder_words.h"
#include "app/panes/explanations.h"
#include "app/widgets/wrapped_label.h"

namespace linger {
namespace {

constexpr double kTextScale = 1.2;
constexpr int kPartBeside = 5;  ///< One part in so many of the view is kept beside the instant.

}  // namespace

PlayerPane::PlayerPane(LessonPlayer& player, Look look, bool isChinese, QWidget* parent)
    : QWidget(parent),
      player_(player),
      isChinese_(isChinese),
      heading_(new QLabel(this)),
      text_(wrappedLabel(this)),
      hints_(wrappedLabel(this)),
      outcome_(wrappedLabel(this)),
      picture_(new StepPicture(look, this)),
      scroll_(new QScrollArea(this)),
      form_(new AnswerForm(player, isChinese, this)),
      hint_(new QPushButton(tr("&Hint"), this)),
      tell_(new QPushButton(tr("&Show a solution"), this)),
      commit_(new QPushButton(tr("&Commit"), this)),
      next_(new QPushButton(this)),
      back_(new QPushButton(tr("&Back"), this)) {
  build();
  connect(&player_, &LessonPlayer::changed, this, &PlayerPane::updateFromPlayer);
  connect(&player_, &LessonPlayer::hinted, this, &PlayerPane::showHints);
  connect(form_, &AnswerForm::changed, this, &PlayerPane::enableCommit);
  connect(picture_, &MovingRun::moved, this, &PlayerPane::followRun);
  connect(scroll_->verticalScrollBar(), &QScrollBar::actionTriggered, this,
          [this] { follows_ = false; });
  connect(hint_, &QPushButton::clicked, &player_, &LessonPlayer::showHint);
  connect(tell_, &QPushButton::clicked, &player_, &LessonPlayer::giveUp);
  connect(back_, &QPushButton::clicked, &player_, &LessonPlayer::back);
  connect(commit_, &QPushButton::clicked, this, [this] {
    if (const auto answer = form_->answer()) {
      player_.commit(*answer, QDateTime::currentMSecsSinceEpoch());
    }
  });
  connect(next_, &QPushButton::clicked, this,
          [this] { player_.isLast() ? emit finished() : player_.next(); });
}

void PlayerPane::build() {
  QFont large = font();
  large.setPointSizeF(large.pointSizeF() * kTextScale);
  text_->setFont(large);
  outcome_->setFont(large);
  QFont bold = font();
  bold.setBold(true);
  heading_->setFont(bold);
  auto* content = new QWidget(scroll_);
  auto* column = new QVBoxLayout(content);
  column->addWidget(text_);
  column->addWidget(form_);
  column->addWidget(hints_);
  column->addWidget(outcome_);
  column->addWidget(picture_, 1);
  scroll_->setWidget(content);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setAccessibleName(tr("Step of the lesson"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(back_);
  buttons->addStretch(1);
  for (QPushButton* button : {hint_, tell_, commit_, next_}) buttons->addWidget(button);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(heading_);
  layout->addWidget(scroll_, 1);
  layout->addLayout(buttons);
}

/// What the step tells or asks; a mistake stands before what is so.
QString PlayerPane::told() const {
  const auto* const reflect = std::get_if<task::Reflect>(&player_.step().task);
  if (reflect == nullptr) return said(player_.step().text);
  return tr("People say: %1\n\nWhat is so: %2")
      .arg(said(reflect->mistake), said(player_.step().text));
}

QString PlayerPane::said(const LessonText& words) const {
  return wordsOf(words, isChinese_);
}

void PlayerPane::updateFromPlayer() {
  if (!player_.isOpen()) return;
  const LessonStep& step = player_.step();
  const QString title = said(player_.lesson().title), number = QString::number(player_.at() + 1);
  const QString place =
      player_.isAlone()
          ? tr("%1: step %2, once more").arg(title, number)
          : tr("%1: step %2 of %3").arg(title, number, QString::number(player_.count()));
  heading_->setText(tr("%1 — %2").arg(place, systemWords(player_.asked().scene)));
  text_->setText(told());
  const Trace& shown = player_.shown();
  picture_->setTrace(shown, player_.shownUntil(), storyUntil(shown, shown.end));
  follows_ = false;  // Nothing has its place yet.
  playRun();
  form_->fill();
  showOutcome();
  const bool isGoal = std::holds_alternative<task::Reach>(step.task);
  showHints();
  tell_->setVisible(!player_.isTold() && isGoal && player_.given().has_value());
  commit_->setVisible(!player_.isTold());
  commit_->setText(isGoal ? tr("&Check") : tr("&Commit"));
  next_->setVisible(player_.isTold());
  next_->setText(player_.isLast() && !player_.isAlone() ? tr("&Finish") : tr("&Next"));
  back_->setEnabled(player_.at() > 0 && !player_.isAlone());
  enableCommit();
  const bool isNew = shownStep_ != player_.at();
  if (isNew) scroll_->verticalScrollBar()->setValue(0);
  follows_ = true;
  shownStep_ = player_.at();
  QPushButton* const usual = player_.isTold() ? next_ : commit_;
  usual->setDefault(true);
  if (player_.isTold()) next_->setFocus(Qt::OtherFocusReason);
  if (!player_.isTold()) placeFocus(isNew);
  shownEdits_ = player_.edits().size();
}

/// What was predicted is seen to happen; a step to look at plays on from the one before.
void PlayerPane::playRun() {
  if (!player_.isTold()) return;
  const LessonStep& step = player_.step();
  const bool isPredicted = isAsked(step.task) && !std::holds_alternative<task::Reach>(step.task);
  if (isPredicted) picture_->playFrom(step.at);
  if (std::holds_alternative<task::See>(step.task)) {
    picture_->playFrom(playsFrom(player_.lesson(), std::size_t(player_.at())));
  }
}

/// So that what happens is seen in a picture that is higher than the view.
void PlayerPane::followRun() {
  if (!follows_) return;
  const int y = picture_->y() + picture_->nowAt();
  scroll_->ensureVisible(scroll_->horizontalScrollBar()->value(), y, 0,
                         scroll_->viewport()->height() / kPartBeside);
}

void PlayerPane::showHints() {
  const auto& given = player_.step().hints;
  QStringList hints;
  for (int i = 0; i < player_.hintsShown(); ++i) {
    hints << tr("Hint: %1").arg(said(given[std::size_t(i)]));
  }
  hints_->setText(hints.join(u'\n'));
  hints_->setVisible(!hints.isEmpty());
  hint_->setVisible(!player_.isTold() && !given.empty());
  const bool isMore = player_.hintsShown() < int(given.size());
  if (!isMore && hint_->hasFocus()) form_->focusFirst();
  hint_->setEnabled(isMore);
}

/// On what comes next: the first control of a new step, the check after an edit.
void PlayerPane::placeFocus(bool isNew) {
  const std::size_t edits = player_.edits().size();
  if (isNew || (edits != shownEdits_ && edits == 0)) {
    form_->focusFirst();
  } else if (edits != shownEdits_) {
    commit_->setFocus(Qt::OtherFocusReason);
  }
}

void PlayerPane::enableCommit() {
  commit_->setEnabled(form_->answer().has_value());
}

void PlayerPane::showOutcome() {
  const QString words = player_.isTold() ? outcomeWords() : triedWords();
  outcome_->setText(words);
  outcome_->setVisible(!words.isEmpty());
  if (words.isEmpty()) return;
  QAccessibleValueChangeEvent event(outcome_, words);
  QAccessible::updateAccessibility(&event);
}

/// What the learner said beside what the run says, and why people think otherwise.
QString PlayerPane::outcomeWords() const {
  QStringList lines{saidWords()};
  const AskedStep& asked = player_.asked();
  if (!asked.turns.empty()) {
    lines << turnWords() << said(player_.step().because);
    lines.removeAll(QString());
    return lines.join(QStringLiteral("\n\n"));
  }
  const bool isNear = asked.right && std::holds_alternative<answer::Instant>(*asked.right);
  if (asked.right && (isNear || !player_.mark().isFull())) {
    const bool isGoal = std::holds_alternative<answer::Edits>(*asked.right);
    const QString right = wordsOf(asked, *asked.right, isChinese_);
    lines << (isGoal ? tr("A solution, shown below: %1") : tr("The run says: %1")).arg(right);
  }
  if (isOtherSolution()) {
    lines << tr("Another solution: %1").arg(wordsOf(asked, *asked.right, isChinese_));
  }
  lines << said(player_.step().because) << stayWords();
  lines.removeAll(QString());
  return lines.join(QStringLiteral("\n\n"));
}

/// Why the picture does not go on where a later question is about this run too.
QString PlayerPane::stayWords() const {
  const auto until = player_.shownUntil();
  const bool stays = isAsked(player_.step().task) && until && *until <= player_.step().at;
  if (!stays) return {};
  return tr("The run stays at %1: a later question is about what follows.").arg(axisText(*until));
}

/// A goal that was reached in another way than the author's words are about.
bool PlayerPane::isOtherSolution() const {
  const auto& right = player_.asked().right;
  const bool isGoal = right && std::holds_alternative<answer::Edits>(*right);
  return isGoal && player_.mark().isFull() && player_.given() != right;
}

/// The learner's own answer, and what it is worth.
QString PlayerPane::saidWords() const {
  if (!player_.given()) return {};
  const Mark& mark = player_.mark();
  const QString worth = mark.isFull()    ? tr("✓ Right")
                        : mark.share > 0 ? tr("◐ Partly right")
                                         : tr("✗ Not right");
  const QString points = text(pointsText(mark.points)), most = text(pointsText(mark.most));
  if (!player_.asked().turns.empty()) {
    return tr("%1 (points: %2 of %3).").arg(worth, points, most);
  }
  const QString said = wordsOf(player_.asked(), *player_.given(), isChinese_);
  const QString words = std::holds_alternative<answer::Edits>(*player_.given())
                            ? tr("%1 (points: %2 of %3). Your edits: %4")
                            : tr("%1 (points: %2 of %3). You said: %4");
  return words.arg(worth, points, most, said);
}

/// Of each segment that arrived: what the learner said, what the run says, and the row's clause.
QStringList PlayerPane::turnWords() const {
  const AskedStep& asked = player_.asked();
  const Explanations explanations =
      Explanations::load(isChinese_ ? QLocale("zh_CN") : QLocale::c());
  const auto wordsAt = [&](const Answer& answer, std::size_t turn) {
    return wordsOf(asked, answer::Reactions{{std::get<answer::Reactions>(answer).turns[turn]}},
                   isChinese_);
  };
  QStringList lines;
  for (std::size_t i = 0; i < asked.turns.size(); ++i) {
    const Rule& rule = asked.turns[i].rule;
    const QString right = wordsAt(*asked.right, i);
    const QString verdict =
        player_.mark().parts[i]
            ? tr("✓ Segment %1: %2.").arg(i + 1).arg(right)
            : tr("✗ Segment %1. You said: %2. The run says: %3.")
                  .arg(QString::number(i + 1), wordsAt(*player_.given(), i), right);
    lines << tr("%1 %2 (%3)").arg(verdict, explanations.of(rule).what, text(rule.citation));
  }
  return lines;
}

/// Of a goal that is not met yet: which of its conditions hold. It is about the edits that were
/// checked, and gone once there are others.
QString PlayerPane::triedWords() const {
  if (!player_.isChecked()) return {};
  const auto& task = std::get<task::Reach>(player_.step().task);
  switch (player_.mark().refusal) {
    case Refusal::None: break;
    case Refusal::TooManyEdits:
      return tr("These are too many edits: at most %1 may be made.").arg(task.mostEdits);
    case Refusal::EditNotAllowed: return tr("One of these edits is not allowed here.");
    case Refusal::CannotRun: return tr("With these edits the scene cannot run.");
    case Refusal::RunTooLong: return tr("With these edits the run becomes too long.");
  }
  QStringList lines{tr("Not yet. What the goal asks for:")};
  for (std::size_t i = 0; i < task.goal.size(); ++i) lines << conditionWords(i);
  lines << tr("Undo takes the last edit back.");
  return lines.join(u'\n');
}

QString PlayerPane::conditionWords(std::size_t index) const {
  const Condition& condition = std::get<task::Reach>(player_.step().task).goal[index];
  const QString words = wordsOf(condition);
  if (player_.mark().parts[index]) return tr("✓ holds: %1").arg(words);
  return holds(player_.asked().trace, condition) ? tr("✗ no longer holds: %1").arg(words)
                                                 : tr("✗ does not hold: %1").arg(words);
}

}  // namespace linger
