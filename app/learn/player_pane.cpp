#include "app/learn/player_pane.h"

#include <QAccessible>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "app/course/posed_step.h"
#include "app/document/words.h"
#include "app/panes/explanations.h"

namespace linger {
namespace {

constexpr double kTextScale = 1.2;

QLabel* wrapped(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

}  // namespace

PlayerPane::PlayerPane(LessonPlayer& player, Look look, bool isChinese, QWidget* parent)
    : QWidget(parent),
      player_(player),
      isChinese_(isChinese),
      heading_(new QLabel(this)),
      text_(wrapped(this)),
      hints_(wrapped(this)),
      outcome_(wrapped(this)),
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
  shownStep_ = player_.at();
  QPushButton* const usual = player_.isTold() ? next_ : commit_;
  usual->setDefault(true);
  if (player_.isTold()) next_->setFocus(Qt::OtherFocusReason);
  if (!player_.isTold()) placeFocus(isNew);
  shownEdits_ = player_.edits().size();
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
  QStringList lines;
  const AskedStep& asked = player_.asked();
  if (player_.given()) {
    const QString mine = wordsOf(asked, *player_.given(), isChinese_);
    lines << (player_.mark().isFull() ? tr("✓ You said: %1").arg(mine)
                                      : tr("✗ You said: %1").arg(mine));
  }
  const bool isNear = asked.right && std::holds_alternative<answer::Instant>(*asked.right);
  if (asked.right && (isNear || !player_.mark().isFull())) {
    const bool isGoal = std::holds_alternative<answer::Edits>(*asked.right);
    const QString right = wordsOf(asked, *asked.right, isChinese_);
    lines << (isGoal ? tr("A solution, shown below: %1") : tr("The run says: %1")).arg(right);
  }
  lines << becauseWords();
  lines.removeAll(QString());
  return lines.join(QStringLiteral("\n\n"));
}

/// The row's clause for each segment of a be-TCP step, and the author's words.
QStringList PlayerPane::becauseWords() const {
  QStringList lines{said(player_.step().because)};
  const Explanations explanations =
      Explanations::load(isChinese_ ? QLocale("zh_CN") : QLocale::c());
  for (const TcpTurn& turn : player_.asked().turns) {
    const QString what = explanations.of(turn.rule).what;
    lines << tr("%1 (%2)").arg(what, text(turn.rule.citation)).trimmed();
  }
  return lines;
}

/// Of a goal that is not met yet: how much of it is.
QString PlayerPane::triedWords() const {
  if (!player_.given()) return {};
  const auto met = std::count(player_.mark().parts.begin(), player_.mark().parts.end(), true);
  if (player_.mark().refusal != Refusal::None) {
    return tr("These edits do not count here: one is not allowed, or there are too many.");
  }
  return tr("Not yet: %1 of %2 conditions hold. Undo works; try another edit.")
      .arg(met)
      .arg(player_.mark().parts.size());
}

}  // namespace linger
