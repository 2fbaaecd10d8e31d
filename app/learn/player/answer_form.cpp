#include "app/learn/player/answer_form.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <algorithm>

#include "app/course/posed_step.h"
#include "app/document/edit_words.h"
#include "app/document/words.h"
#include "app/learn/named_edits.h"
#include "app/learn/player/instant_axis.h"
#include "app/learn/player/offered_edits.h"
#include "model/tcp/overloaded.h"

namespace linger {
namespace {

/// Choices that a single digit key reaches; 0 is the tenth.
constexpr std::size_t kMostDigits = 10;
constexpr std::size_t kOneColumn = 8;  ///< More choices stand in two columns.

/// A choice of nothing yet, and then of what is added behind it.
QComboBox* emptyChoice(const QString& name, QWidget* parent) {
  auto* choice = new QComboBox(parent);
  choice->setAccessibleName(name);
  choice->setPlaceholderText(name);
  choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  return choice;
}

/// One of the two choices that make an edit, which share what the line leaves.
QComboBox* editChoice(const QString& name, QWidget* parent) {
  QComboBox* const choice = emptyChoice(name, parent);
  choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  choice->setMinimumContentsLength(12);
  return choice;
}

QLabel* wrapped(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  return label;
}

QString creditWords(const task::NameInstant& task) {
  const QString within = durationText(task.within), partly = durationText(task.partly);
  return task.partly > task.within
             ? AnswerForm::tr("Full points within %1 of it, half of them within %2.")
                   .arg(within, partly)
             : AnswerForm::tr("Full points within %1 of it.").arg(within);
}

}  // namespace

AnswerForm::AnswerForm(LessonPlayer& player, bool isChinese, QWidget* parent)
    : QWidget(parent), player_(player), isChinese_(isChinese), layout_(new QVBoxLayout(this)) {
  layout_->setContentsMargins(0, 0, 0, 0);
}

void AnswerForm::clear() {
  read_ = nullptr;
  if (content_ == nullptr) return;
  content_->hide();
  content_->deleteLater();  // One of its buttons may be what makes the form anew.
  content_ = nullptr;
}

void AnswerForm::fill() {
  clear();
  if (player_.isTold()) return;
  content_ = new QWidget(this);
  new QVBoxLayout(content_);
  content_->layout()->setContentsMargins(0, 0, 0, 0);
  layout_->addWidget(content_);
  std::visit(Overloaded{
                 [this](const task::Reach&) { addEdits(); },
                 [this](const task::BeTcp&) { addTurns(); },
                 [this](const task::NameInstant&) { addInstant(); },
                 [this](const task::Choose&) { addOffered(); },
                 [this](const task::NameState&) { addOffered(); },
                 [this](const task::NameSegment&) { addOffered(); },
                 [](const task::Read&) {},
                 [](const task::See&) {},
                 [](const task::Reflect&) {},
             },
             player_.step().task);
  content_->show();  // Else a layout that is visible shows it only later.
}

void AnswerForm::focusFirst() {
  if (content_ == nullptr) return;
  const auto controls = content_->findChildren<QWidget*>();
  const auto first = std::ranges::find_if(controls, [](const QWidget* control) {
    return (control->focusPolicy() & Qt::TabFocus) != 0 && control->isEnabled() &&
           qobject_cast<const QLabel*>(control) == nullptr;
  });
  if (first != controls.end()) (*first)->setFocus(Qt::OtherFocusReason);
}

std::optional<Answer> AnswerForm::answer() const {
  return read_ ? read_() : std::nullopt;
}

void AnswerForm::addOffered() {
  auto* group = new QButtonGroup(content_);
  const auto offered = offeredAnswers(player_.asked(), isChinese_);
  const std::size_t rows = offered.size() > kOneColumn ? (offered.size() + 1) / 2 : offered.size();
  auto* grid = new QGridLayout;
  grid->setColumnStretch(2, 1);
  for (std::size_t i = 0; i < offered.size(); ++i) {
    auto* button = new QRadioButton(content_);
    if (i < kMostDigits) {
      const int digit = int(i + 1) % 10;
      button->setText(tr("%1 · %2").arg(QString::number(digit), offered[i].text));
      button->setShortcut(QKeySequence(Qt::Key_0 + digit));
    } else {
      button->setText(offered[i].text);
    }
    group->addButton(button, int(i));
    grid->addWidget(button, int(i % rows), int(i / rows));
    connect(button, &QRadioButton::toggled, this, &AnswerForm::changed);
  }
  static_cast<QVBoxLayout*>(content_->layout())->addLayout(grid);
  read_ = [group, offered]() -> std::optional<Answer> {
    const int chosen = group->checkedId();
    if (chosen < 0) return std::nullopt;
    return offered[std::size_t(chosen)].answer;
  };
}

void AnswerForm::addInstant() {
  auto* field = new QLineEdit(content_);
  field->setAccessibleName(tr("The instant, such as 2.5 s"));
  field->setPlaceholderText(tr("The instant, such as 2.5 s; or click it on the axis"));
  auto* axis = new InstantAxis(content_);
  content_->layout()->addWidget(field);
  content_->layout()->addWidget(axis);
  content_->layout()->addWidget(
      wrapped(creditWords(std::get<task::NameInstant>(player_.step().task)), content_));
  connect(field, &QLineEdit::textChanged, this, &AnswerForm::changed);
  connect(field, &QLineEdit::textEdited, axis, [axis](const QString& typed) {
    if (const auto instant = typedDuration(typed)) axis->setInstant(kSimStart + *instant);
  });
  connect(axis, &InstantAxis::chosen, field,
          [field](SimTime at) { field->setText(instantText(at)); });
  read_ = [field]() -> std::optional<Answer> {
    const auto typed = typedDuration(field->text());
    if (!typed) return std::nullopt;
    return answer::Instant{kSimStart + *typed};
  };
}

void AnswerForm::addTurns() {
  std::vector<std::pair<QComboBox*, QComboBox*>> choices;
  for (const TcpTurn& turn : player_.asked().turns) {
    const SegmentRecord& arrived = player_.asked().trace.segment(turn.arrived);
    content_->layout()->addWidget(wrapped(arrivalWords(player_.asked().trace, arrived), content_));
    auto* state = emptyChoice(tr("State afterwards"), content_);
    for (const State one : kAllStates) state->addItem(text(nameOf(one)), int(one));
    auto* reply = emptyChoice(tr("What is sent in answer"), content_);
    for (const auto& one : offeredReplies()) reply->addItem(replyWords(one));
    for (QComboBox* choice : {state, reply}) {
      choice->setCurrentIndex(-1);
      connect(choice, &QComboBox::currentIndexChanged, this, &AnswerForm::changed);
    }
    auto* row = new QHBoxLayout;
    row->addWidget(state);
    row->addWidget(reply);
    row->addStretch(1);
    static_cast<QVBoxLayout*>(content_->layout())->addLayout(row);
    choices.emplace_back(state, reply);
  }
  read_ = [choices]() -> std::optional<Answer> {
    answer::Reactions given;
    for (const auto& [state, reply] : choices) {
      if (state->currentIndex() < 0 || reply->currentIndex() < 0) return std::nullopt;
      given.turns.push_back({State(state->currentData().toInt()),
                             offeredReplies()[std::size_t(reply->currentIndex())]});
    }
    return given;
  };
}

void AnswerForm::addEdits() {
  const auto& task = std::get<task::Reach>(player_.step().task);
  QStringList made;
  for (const Edit& edit : player_.edits()) made << nameOf(edit);
  content_->layout()->addWidget(wrapped(
      made.isEmpty() ? tr("No edit yet; at most %1 may be made.").arg(task.mostEdits)
                     : tr("Edits (at most %1): %2").arg(task.mostEdits).arg(made.join(u" · ")),
      content_));
  auto* what = editChoice(tr("What to change"), content_);
  auto* how = editChoice(tr("How"), content_);
  const auto offered =
      namedEdits(offeredEdits(player_.scene(), player_.shown(), task.allowed), player_.shown());
  for (const NamedEdit& edit : offered) {
    if (what->findText(edit.what) < 0) what->addItem(edit.what);
  }
  what->setCurrentIndex(-1);
  how->setEnabled(false);
  connect(what, &QComboBox::currentIndexChanged, how, [what, how, offered] {
    how->clear();
    for (std::size_t i = 0; i < offered.size(); ++i) {
      if (offered[i].what == what->currentText()) how->addItem(offered[i].how, int(i));
    }
    how->setCurrentIndex(how->count() == 1 ? 0 : -1);
    how->setEnabled(true);
  });
  auto* make = new QPushButton(tr("Make this &edit"), content_);
  auto* undo = new QPushButton(tr("&Undo"), content_);
  undo->setEnabled(!player_.edits().empty());
  make->setEnabled(false);
  const bool mayMore = player_.edits().size() < task.mostEdits;
  connect(how, &QComboBox::currentIndexChanged, make, [make, mayMore](int index) {
    make->setEnabled(mayMore && index >= 0);
    make->setDefault(make->isEnabled());  // Return makes it, and then checks.
  });
  connect(make, &QPushButton::clicked, content_, [this, how, offered] {
    const QVariant chosen = how->currentData();
    if (chosen.isValid()) player_.make(offered[std::size_t(chosen.toInt())].edit);
  });
  connect(undo, &QPushButton::clicked, &player_, &LessonPlayer::undo);
  auto* row = new QHBoxLayout;
  row->addWidget(what, 1);
  row->addWidget(how, 1);
  row->addWidget(make);
  row->addWidget(undo);
  static_cast<QVBoxLayout*>(content_->layout())->addLayout(row);
  read_ = [this]() -> std::optional<Answer> {
    if (player_.edits().empty()) return std::nullopt;
    return answer::Edits{player_.edits()};
  };
}

}  // namespace linger
