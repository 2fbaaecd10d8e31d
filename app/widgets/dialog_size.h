#pragma once

#include <QWidget>

namespace linger {

/// The size that a dialog wants, but no more than the window that it is over: with large type on a
/// small screen nothing of it may be out of sight.
inline QSize sizeWithin(const QWidget& dialog, QSize wanted) {
  constexpr double kShare = 0.96;
  const QWidget* window = dialog.parentWidget() ? dialog.parentWidget()->window() : nullptr;
  return window ? wanted.boundedTo(window->size() * kShare) : wanted;
}

}  // namespace linger
