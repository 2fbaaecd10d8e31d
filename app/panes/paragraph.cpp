#include "app/panes/paragraph.h"

namespace linger {

Paragraph::Paragraph(QWidget* parent) : QLabel(parent) {
  setWordWrap(true);
  setTextFormat(Qt::PlainText);
  setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
}

int Paragraph::heightForWidth(int width) const {
  if (known_ != text() || knownFont_ != font() || knownLeast_ != minimumHeight()) {
    known_ = text();
    knownLeast_ = minimumHeight();
    knownFont_ = font();
    heights_.clear();
  }
  const auto found = heights_.constFind(width);
  if (found != heights_.constEnd()) return *found;
  return *heights_.insert(width, QLabel::heightForWidth(width));
}

QSize Paragraph::sizeHint() const {
  const int width = 24 * fontMetrics().height();
  return {width, heightForWidth(width)};
}

QSize Paragraph::minimumSizeHint() const {
  const int line = fontMetrics().height();
  return {8 * line, line};
}

}  // namespace linger
