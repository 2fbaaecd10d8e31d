#include "app/editor/field_form.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "app/editor/field_controls.h"

namespace linger {
namespace {

constexpr int kCharactersBeside = 48;

/// The entries of a field that may be empty begin with what holds then.
Choices withUnset(const EditorField& field, Choices choices) {
  if (field.unset) choices.insert(choices.begin(), {QString(), unsetTextOf(field)});
  return choices;
}

QLabel* headingFor(const QString& words, QWidget* parent) {
  auto* heading = new QLabel(words, parent);
  QFont font = heading->font();
  font.setBold(true);
  heading->setFont(font);
  heading->setWordWrap(true);
  heading->setContentsMargins(0, heading->fontMetrics().height() / 2, 0, 0);
  return heading;
}

}  // namespace

FieldRow::FieldRow(FieldModel& model, int row, QWidget* parent)
    : QWidget(parent), model_(model), row_(row), problem_(new QLabel(this)) {
  const EditorField& field = model_.fieldAt(row_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  makeControl(field);
  control()->setObjectName(QString::fromLatin1(field.key));
  control()->setAccessibleName(labelOf(field));
  control()->setToolTip(hintOf(field));
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  problem_->setForegroundRole(QPalette::BrightText);
  layout->addWidget(control());
  layout->addWidget(problem_);
  refresh();
}

void FieldRow::makeControl(const EditorField& field) {
  if (field.choices) {
    choice_ = new FieldChoice(this);
    connect(choice_, &QComboBox::activated, this, &FieldRow::commit);
  } else if (field.kind == FieldKind::Sentences || field.kind == FieldKind::Lines) {
    sentences_ = new FieldText(this);
    sentences_->setPlaceholderText(unsetTextOf(field));
    connect(sentences_, &FieldText::editingFinished, this, &FieldRow::commit);
  } else {
    line_ = new FieldLine(this);
    line_->setPlaceholderText(unsetTextOf(field));
    connect(line_, &QLineEdit::editingFinished, this, &FieldRow::commit);
    connect(line_, &FieldLine::nudged, this, &FieldRow::nudge);
    connect(line_, &FieldLine::givenUp, this, [this] { show(shown_); });
  }
}

QWidget* FieldRow::control() const {
  if (line_) return line_;
  if (sentences_) return sentences_;
  return choice_;
}

QString FieldRow::written() const {
  if (line_) return line_->text();
  if (sentences_) return sentences_->toPlainText();
  return choice_->currentData().toString();
}

void FieldRow::show(const QString& typed) {
  if (typed == written() && !choice_) return;
  if (line_) line_->setText(typed);
  if (sentences_) sentences_->setPlainText(typed);
  if (choice_) choice_->setChoice(typed);
}

void FieldRow::refresh() {
  if (choice_) choice_->setChoices(withUnset(model_.fieldAt(row_), model_.choicesAt(row_)));
  const QString typed = model_.data(model_.index(row_), Qt::EditRole).toString();
  const bool isBeingWritten = control()->hasFocus() && written() != shown_ && typed == shown_;
  if (!isBeingWritten) show(typed);
  shown_ = typed;
  sayProblem();
}

void FieldRow::sayProblem() {
  const QString words = problem();
  problem_->setText(words.isEmpty() ? QString() : tr("⚠ %1").arg(words));
  problem_->setVisible(!words.isEmpty());
  control()->setAccessibleDescription(words.isEmpty() ? hintOf(model_.fieldAt(row_)) : words);
}

QString FieldRow::problem() const {
  return model_.data(model_.index(row_), FieldModel::ProblemRole).toString();
}

void FieldRow::commit() {
  const QString typed = written();
  if (typed == shown_) return;
  shown_ = typed;  // Whatever becomes of it: the draft has it now.
  model_.setData(model_.index(row_), typed);
}

void FieldRow::nudge(int direction) {
  const EditorField& field = model_.fieldAt(row_);
  const QString from = written().isEmpty() ? unsetTextOf(field) : written();
  const QString next = nudgedText(from, direction);
  const bool isAmount = field.kind == FieldKind::Time || field.kind == FieldKind::Number;
  if (next.isEmpty() || !isAmount) return;
  show(next);
  model_.nudge(row_, next);
}

FieldForm::FieldForm(FieldModel& model, QWidget* parent) : QWidget(parent), model_(model) {
  connect(&model_, &QAbstractItemModel::modelReset, this, &FieldForm::rebuild);
  connect(&model_, &QAbstractItemModel::dataChanged, this, &FieldForm::refresh);
  rebuild();
}

void FieldForm::place() {
  isWide_ = width() > fontMetrics().averageCharWidth() * kCharactersBeside;
  delete layout();
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setColumnStretch(1, 1);
  for (const Line& line : lines_) {
    if (line.heading) grid->addWidget(line.heading, grid->rowCount(), 0, 1, 2);
    const int row = grid->rowCount();
    if (isWide_) {
      grid->addWidget(line.name, row, 0, Qt::AlignTop);
      grid->addWidget(line.row, row, 1);
    } else {
      grid->addWidget(line.name, row, 0, 1, 2);
      grid->addWidget(line.row, row + 1, 0, 1, 2);
    }
  }
}

void FieldForm::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool isWide = width() > fontMetrics().averageCharWidth() * kCharactersBeside;
  if (isWide != isWide_) place();
}

void FieldForm::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) place();
}

FieldRow* FieldForm::rowNamed(std::string_view key) const {
  const int row = model_.rowOf(key);
  return row < 0 ? nullptr : lines_[static_cast<std::size_t>(row)].row;
}

void FieldForm::focusFirst() {
  if (!lines_.empty()) lines_.front().row->control()->setFocus(Qt::TabFocusReason);
}

void FieldForm::commit() {
  // One of them may change which others there are.
  for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].row->commit();
}

/// The old controls may be the ones whose signal led here: they end later, and say no more.
void FieldForm::clear() {
  for (const Line& line : lines_) {
    line.row->control()->blockSignals(true);
    for (QWidget* old : std::initializer_list<QWidget*>{line.heading, line.name, line.row}) {
      if (!old) continue;
      old->hide();
      old->deleteLater();
    }
  }
  lines_.clear();
}

void FieldForm::rebuild() {
  const QWidget* focused = focusWidget();
  const bool isHere = focused && focused->hasFocus() && built_ == model_.part();
  const QString key = isHere ? focused->objectName() : QString();
  clear();
  built_ = model_.part();
  const char* section = nullptr;
  for (int i = 0; i < model_.rowCount(); ++i) {
    const EditorField& field = model_.fieldAt(i);
    const bool isNew = field.section && field.section != section;
    section = field.section;
    auto* row = new FieldRow(model_, i, this);
    auto* name = new QLabel(labelOf(field), this);
    name->setBuddy(row->control());
    name->setToolTip(hintOf(field));
    // On one line with what stands in the field, and with the first line of several.
    const int line = fontMetrics().height();
    name->setMinimumHeight(std::min(row->control()->sizeHint().height(), 2 * line));
    lines_.push_back({isNew ? headingFor(sectionOf(field), this) : nullptr, name, row});
  }
  place();
  for (const Line& line : lines_) {
    for (QWidget* made : std::initializer_list<QWidget*>{line.heading, line.name, line.row}) {
      if (made) made->show();
    }
    if (!key.isEmpty() && line.row->control()->objectName() == key) line.row->control()->setFocus();
  }
}

void FieldForm::refresh() {
  for (const Line& line : lines_) line.row->refresh();
}

}  // namespace linger
