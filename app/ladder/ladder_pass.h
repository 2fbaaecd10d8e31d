#pragma once

#include <QPainter>
#include <QPen>
#include <span>

#include "app/ladder/ladder_geometry.h"
#include "app/ladder/ladder_moment.h"
#include "app/look/text_cache.h"
#include "app/look/theme.h"

namespace linger {

/// One painting of a ladder's body: what all its strokes share. It lives as long as the painting.
struct LadderPass {
  QPainter& painter;
  const Trace& trace;
  const LadderGeometry& geometry;
  const LadderMoment& moment;
  const QRectF& visible;
  const Theme& theme;
  TextCache& texts;
  double line;  ///< A line of text, in pixels: the measure of all strokes.
  double nowY;  ///< The playhead's place.

  bool sees(const QRectF& box) const { return box.intersects(visible); }
  bool hides(SimTime from) const { return !moment.showFuture && from > moment.now; }
  /// The breaks of the axis that may be in sight, or nearly.
  std::span<const AxisBreak> breaks() const;
  /// The middle of the last lifeline.
  double right() const;
  /// Whether the playhead's own label lies over words on the axis at a height.
  bool coveredByPill(double y) const;
  /// Interrupts the playhead's line behind words that it would strike out.
  void clearBehind(const QRectF& box) const;
};

/// With square ends, so that a line ends where its instant is.
QPen strokePen(const QColor& colour, double width, Qt::PenStyle style = Qt::SolidLine);

}  // namespace linger
