#pragma once

#include <QStyleOption>

class QPainter;

namespace linger {

// What the style's controls are drawn with. All take their colours from the option's palette.

/// Of every rounded corner, in pixels.
inline constexpr qreal kCornerRadius = 5;

/// The rectangle whose outline, one pixel wide, falls upon whole pixels.
inline QRectF crisp(const QRect& rect) {
  return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

/// A button's ground and edge; the primary one is in the accent.
void drawButton(const QStyleOption& option, QPainter& painter, bool primary);

/// The ring around what the keyboard is on.
void drawFocus(const QStyleOption& option, QPainter& painter, bool primary = false);
/// A header is the ground that its words stand on, and a line towards its table.
void drawHeaderGround(const QStyleOption& option, QPainter& painter);

/// Three dots in the middle of what can be dragged.
void drawGrip(const QStyleOption& option, QPainter& painter);

/// The arrow down of whatever opens a list.
void drawChevron(QPainter& painter, const QRectF& box, const QColor& colour);

/// A box or a circle that is on or off: its edge is as easy to see as words are.
void drawIndicator(const QStyleOption& option, QPainter& painter, bool round);

/// The mark of a part with parts of its own: down while they are shown.
void drawBranch(QPainter& painter, const QRectF& box, const QColor& colour, bool open);

void drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QRect& groove,
                const QRect& handle);

void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QRect& handle);

}  // namespace linger
