#pragma once

#include <QPainter>

#include "app/ladder/ladder_geometry.h"
#include "app/ladder/ladder_moment.h"
#include "app/ladder/rings.h"
#include "app/look/text_cache.h"
#include "app/look/theme.h"

namespace linger {

/// Draws a ladder: the same strokes for the screen, a picture, a page. It keeps nothing but the
/// layouts of texts, and changes nothing that it is given.
class LadderPainter {
 public:
  /// The theme outlives it.
  LadderPainter(const Typeface& face, const Theme& theme) : theme_(theme), texts_(face) {}

  /// All that scrolls, as far as it touches `visible`.
  void paintBody(QPainter& painter, const Trace& trace, const LadderGeometry& geometry,
                 const LadderMoment& moment, const QRectF& visible);
  /// The hosts' names and states, at the top of a picture `geometry.size` wide.
  void paintHeader(QPainter& painter, const Trace& trace, const LadderGeometry& geometry,
                   const LadderMoment& moment);

  /// The rings that run at an instant, each where all of it is in sight, if it finds room there.
  std::vector<Ring> ringsAt(const Trace& trace, const LadderGeometry& geometry, SimTime now,
                            const std::optional<HeightsInSight>& inSight = std::nullopt);
  /// All that may look different at `now` than it did at `before`.
  QRectF changedBetween(const Trace& trace, const LadderGeometry& geometry, SimTime before,
                        SimTime now, const std::optional<HeightsInSight>& inSight = std::nullopt);

 private:
  bool placeInSight(Ring& ring, const TimerBracket& bracket, const std::vector<Ring>& others,
                    const HeightsInSight& inSight);

  const Theme& theme_;
  TextCache texts_;
};

}  // namespace linger
