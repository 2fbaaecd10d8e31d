#include "app/learn/editor/draft_form.h"

#include <QGridLayout>
#include <QLabel>
#include <algorithm>

#include "app/editor/field_controls.h"
#include "app/editor/json_path.h"
#include "app/learn/editor/field_checks.h"

namespace linger {
namespace {

QLabel* problemLabel(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setForegroundRole(QPalette::BrightText);
  label->hide();
  return label;
}

QString shownName(const FieldPlace& place) {
  return place.begins ? place.group : labelOf(place.field->field);
}

/// For who does not see what the field stands under.
QString wholeName(const FieldPlace& place) {
  const bool isInGroup = !place.begins && !place.group.isEmpty();
  return isInGroup ? DraftRow::tr("%1: %2").arg(place.group, shownName(place)) : shownName(place);
}

void say(QLabel& label, const QString& problem) {
  label.setText(problem.isEmpty() ? QString() : DraftRow::tr("⚠ %1").arg(problem));
  label.setVisible(!problem.isEmpty());
}

}  // namespace

DraftRow::DraftRow(LessonDraft& draft, FieldPlace place, bool isChinese, QWidget* parent)
    : QWidget(parent),
      draft_(draft),
      place_(std::move(place)),
      isChinese_(isChinese),
      problem_(problemLabel(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  makeControl();
  control()->setAccessibleName(wholeName(place_));
  control()->setToolTip(hintOf(field().field));
  layout->addWidget(control());
  layout->addWidget(problem_);
  refresh();
}

void DraftRow::makeControl() {
  const FieldKind kind = field().field.kind;
  if (field().isMany) {
    checks_ = new FieldChecks(this);
    checks_->setChoices(choicesOf(field(), draft_.json(), place_.path));
    connect(checks_, &FieldChecks::checked, this, &DraftRow::commit);
  } else if (field().field.choices != nullptr) {
    choice_ = new FieldChoice(this);
    connect(choice_, &QComboBox::activated, this, &DraftRow::commit);
  } else if (kind == FieldKind::Sentences || kind == FieldKind::Lines) {
    sentences_ = new FieldText(this);
    sentences_->setPlaceholderText(unsetTextOf(field().field));
    connect(sentences_, &FieldText::editingFinished, this, &DraftRow::commit);
  } else {
    line_ = new FieldLine(this);
    line_->setPlaceholderText(unsetTextOf(field().field));
    connect(line_, &QLineEdit::editingFinished, this, &DraftRow::commit);
    connect(line_, &FieldLine::givenUp, this, [this] { put(shown_); });
  }
}

QWidget* DraftRow::control() const {
  if (line_ != nullptr) return line_;
  if (sentences_ != nullptr) return sentences_;
  if (checks_ != nullptr) return checks_;
  return choice_;
}

QString DraftRow::written() const {
  if (line_ != nullptr) return line_->text();
  if (sentences_ != nullptr) return sentences_->toPlainText();
  if (checks_ != nullptr) return checks_->words();
  return choice_->currentData().toString();
}

void DraftRow::put(const QString& typed) {
  if (line_ != nullptr && line_->text() != typed) line_->setText(typed);
  if (sentences_ != nullptr && written() != typed) sentences_->setPlainText(typed);
  if (checks_ != nullptr) checks_->setWords(typed);
  if (choice_ != nullptr) choice_->setChoice(typed);
}

QString DraftRow::problem() const {
  const std::string key = field().field.key;
  return key.empty() ? QString() : draft_.problemWithin(memberPath(place_.path, key));
}

void DraftRow::refresh() {
  static const JsonValue kNothing = JsonValue::object();
  const JsonValue* const there = valueAt(draft_.json(), place_.path);
  const JsonValue* const part = there == nullptr ? &kNothing : there;
  if (choice_ != nullptr) {
    Choices choices = choicesOf(field(), draft_.json(), place_.path);
    if (field().field.unset != nullptr) {
      choices.insert(choices.begin(), {QString(), unsetTextOf(field().field)});
    }
    choice_->setChoices(choices);
  }
  const QString typed = typedText(field(), *part, isChinese_);
  const bool isBeingWritten = control()->hasFocus() && written() != shown_ && typed == shown_;
  if (!isBeingWritten) put(typed);
  shown_ = checks_ != nullptr ? checks_->words() : typed;
  say(*problem_, problem());
  control()->setAccessibleDescription(problem().isEmpty() ? hintOf(field().field) : problem());
}

void DraftRow::commit() {
  const QString typed = written();
  if (typed == shown_) return;
  shown_ = typed;  // Whatever becomes of it: the draft has it now.
  draft_.change([&](JsonValue& lesson) { write(place_, lesson, typed, isChinese_); });
}

DraftForm::DraftForm(LessonDraft& draft, bool isChinese, QWidget* parent)
    : QWidget(parent),
      draft_(draft),
      isChinese_(isChinese),
      problem_(problemLabel(this)),
      grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setColumnStretch(1, 1);
  grid_->addWidget(problem_, 0, 0, 1, 2);
  connect(&draft_, &LessonDraft::changed, this, &DraftForm::updateFromDraft);
  rebuild();
}

void DraftForm::setStep(std::optional<std::size_t> step) {
  commit();
  step_ = step;
  rebuild();
}

std::string DraftForm::path() const {
  return step_ ? itemPath("steps", *step_) : std::string();
}

std::vector<FieldPlace> DraftForm::places() const {
  if (step_) return stepForm(draft_.json(), path());
  std::vector<FieldPlace> places;
  for (const LessonField* const field : headFields()) places.push_back({field, {}, {}, false});
  return places;
}

DraftRow* DraftForm::rowLabelled(const QString& label, const std::string& part) const {
  const std::string place = part.empty() ? path() : memberPath(path(), part);
  const auto found = std::ranges::find_if(lines_, [&](const Line& line) {
    return line.row->place().path == place &&
           QString::fromLatin1(line.row->field().field.label) == label;
  });
  return found == lines_.end() ? nullptr : found->row;
}

void DraftForm::commit() {
  // One of them may change which others there are.
  for (std::size_t i = 0; i < lines_.size(); ++i) lines_[i].row->commit();
}

void DraftForm::updateFromDraft() {
  const auto now = places();
  const bool isSame =
      std::ranges::equal(lines_, now, {}, [](const Line& line) { return line.row->place(); }, {});
  if (!isSame) return rebuild();
  for (const Line& line : lines_) line.row->refresh();
  const QString whole = draft_.problemWithin(path());
  const bool isShown =
      std::ranges::any_of(lines_, [](const Line& line) { return !line.row->problem().isEmpty(); });
  say(*problem_, step_ && !isShown ? whole : QString());
}

/// The old controls may be the ones whose signal led here: they end later, and say no more.
void DraftForm::rebuild() {
  const QWidget* const focused = focusWidget();
  const QString name =
      focused != nullptr && focused->hasFocus() ? focused->accessibleName() : QString();
  for (const Line& line : lines_) {
    line.row->control()->blockSignals(true);
    for (QWidget* old : std::initializer_list<QWidget*>{line.name, line.row}) {
      old->hide();
      old->deleteLater();
    }
  }
  lines_.clear();
  for (const FieldPlace& place : places()) {
    auto* row = new DraftRow(draft_, place, isChinese_, this);
    auto* label = new QLabel(shownName(place), this);
    label->setBuddy(row->control());
    const int at = grid_->rowCount();
    grid_->addWidget(label, at, 0, Qt::AlignTop);
    grid_->addWidget(row, at, 1);
    label->show();
    row->show();
    lines_.push_back({label, row});
    if (!name.isEmpty() && row->control()->accessibleName() == name) row->control()->setFocus();
  }
  updateFromDraft();
}

}  // namespace linger
