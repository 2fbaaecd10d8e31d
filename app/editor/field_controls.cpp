#include "app/editor/field_controls.h"

#include <QKeyEvent>
#include <QLocale>
#include <QRegularExpression>
#include <cmath>

namespace linger {
namespace {

constexpr double kLinesShown = 3.5;
constexpr int kLeastCharacters = 10;

/// A key that means something in a field: no shortcut may have it while one writes.
bool isForWriting(const QEvent& event) {
  if (event.type() != QEvent::ShortcutOverride) return false;
  const auto& key = static_cast<const QKeyEvent&>(event);
  if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
  const bool moves = key.key() >= Qt::Key_Home && key.key() <= Qt::Key_PageDown;
  return moves || key.key() == Qt::Key_Escape || (!key.text().isEmpty() && key.text()[0].isPrint());
}

}  // namespace

bool FieldLine::event(QEvent* event) {
  if (isForWriting(*event)) {
    event->accept();
    return true;
  }
  return QLineEdit::event(event);
}

void FieldLine::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up: return emit nudged(1);
    case Qt::Key_Down: return emit nudged(-1);
    case Qt::Key_Escape: return emit givenUp();
    default: QLineEdit::keyPressEvent(event);
  }
}

FieldText::FieldText(QWidget* parent) : QPlainTextEdit(parent) {
  setTabChangesFocus(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FieldText::sizeHint() const {
  const int margin = 2 * (frameWidth() + static_cast<int>(document()->documentMargin()));
  return {QPlainTextEdit::minimumSizeHint().width(),
          static_cast<int>(fontMetrics().lineSpacing() * kLinesShown) + margin};
}

QSize FieldText::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * kLeastCharacters, sizeHint().height()};
}

bool FieldText::event(QEvent* event) {
  if (isForWriting(*event)) {
    event->accept();
    return true;
  }
  return QPlainTextEdit::event(event);
}

void FieldText::focusOutEvent(QFocusEvent* event) {
  QPlainTextEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason) emit editingFinished();
}

FieldChoice::FieldChoice(QWidget* parent) : QComboBox(parent) {
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(kLeastCharacters);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FieldChoice::setChoices(const Choices& choices) {
  if (choices == choices_ && count() > 0) return;
  choices_ = choices;
  clear();
  for (const Choice& choice : choices) addItem(choice.text, choice.keyword);
}

void FieldChoice::setChoice(const QString& word) {
  if (findData(word) < 0) addItem(word, word);
  setCurrentIndex(findData(word));
}

bool FieldChoice::event(QEvent* event) {
  if (isForWriting(*event)) {
    event->accept();
    return true;
  }
  return QComboBox::event(event);
}

void FieldChoice::wheelEvent(QWheelEvent* event) {
  event->ignore();
}

QString nudgedText(const QString& typed, int direction) {
  static const QRegularExpression kForm(QStringLiteral(R"(^(-?\d+(?:\.\d+)?)\s*(us|ms|s|m|h|)$)"));
  const QRegularExpressionMatch match = kForm.match(typed.trimmed());
  if (!match.hasMatch()) return {};
  const double value = match.captured(1).toDouble();
  // A step in the leading digit; down from 100 goes to 90.
  const double size = std::abs(value);
  double step = size > 0 ? std::pow(10.0, std::floor(std::log10(size) + 1e-9)) : 1.0;
  const bool isTowardsZero = (value > 0) == (direction < 0);
  if (isTowardsZero && std::abs(size - step) < 1e-9 && step > 1) step /= 10;
  if (size < 1 && match.capturedView(2).isEmpty() && value != std::floor(value)) step = 0.01;
  const double next = value + direction * step;
  return QString::number(next, 'g', 12) + match.captured(2);
}

}  // namespace linger
