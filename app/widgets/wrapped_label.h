#pragma once

#include <QLabel>

namespace linger {

/// A plain text in as many lines as it needs, which can be selected and copied. `parent` owns it.
inline QLabel* wrappedLabel(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

}  // namespace linger
