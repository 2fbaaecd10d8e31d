#pragma once

#include <QStyle>

class QPainter;

namespace linger {

/// Whether something lies under what we draw.
enum class Ground { Ours, Fusions };

/// How one of the style's simple elements is drawn. The painter is left as `draw` makes it.
struct QuietPrimitive {
  QStyle::PrimitiveElement element;
  void (*draw)(const QStyleOption& option, QPainter& painter, const QWidget* widget);
  bool (*serves)(
      const QWidget* widget);  ///< Elsewhere the element is Fusion's; widget may be null.
  Ground ground = Ground::Ours;
};

/// How we draw the element on that widget, which may be null; null: as Fusion does.
const QuietPrimitive* quietPrimitive(QStyle::PrimitiveElement element, const QWidget* widget);

}  // namespace linger
