#include "app/ladder/ladder_geometry.h"

#include <QTransform>
#include <algorithm>
#include <cmath>
#include <limits>

#include "app/look/distance.h"

namespace linger {

QPolygonF LineLabel::outline() const {
  QTransform turn;
  turn.translate(centre.x(), centre.y()).rotate(angle);
  const QRectF box(-size.width() / 2, -size.height() / 2, size.width(), size.height());
  QPolygonF corners{box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()};
  return turn.map(corners);
}

const SegmentLine* LadderGeometry::segment(SegmentId id) const {
  const auto found = std::ranges::lower_bound(segments, id, {}, &SegmentLine::id);
  return found == segments.end() || found->id != id ? nullptr : &*found;
}

QPolygonF LadderGeometry::hitArea(const SegmentLine& segment) const {
  const QLineF normal = segment.line.normalVector().unitVector();
  const QPointF across(normal.dx() * reach, normal.dy() * reach);
  return QPolygonF({segment.line.p1() + across, segment.line.p2() + across,
                    segment.line.p2() - across, segment.line.p1() - across});
}

const Lifeline* LadderGeometry::lifelineOf(HostIndex host) const {
  const auto found = std::find_if(lifelines.begin(), lifelines.end(),
                                  [host](const Lifeline& line) { return line.host == host; });
  return found == lifelines.end() ? nullptr : &*found;
}

std::optional<SegmentId> LadderGeometry::segmentAt(QPointF point) const {
  std::optional<SegmentId> nearest;
  double least = std::numeric_limits<double>::max();
  const auto look = [&](const SegmentLine& segment) {
    const bool onLabel =
        segment.label && segment.label->outline().containsPoint(point, Qt::OddEvenFill);
    if (!onLabel && !hitArea(segment).containsPoint(point, Qt::WindingFill)) return;
    const double away = onLabel ? 0 : distance(point, segment.line);
    if (away < least) {
      least = away;
      nearest = segment.id;
    }
  };
  forEachBetween(segments, segmentsAt, point.y(), point.y(), look);
  return nearest;
}

std::optional<std::size_t> LadderGeometry::timerAt(QPointF point) const {
  const double near = bandWidth / 3;
  for (const TimerBracket& timer : timers) {
    const bool onRing = timer.ring && QLineF(point, *timer.ring).length() <= ringRadius;
    const bool onLine = distance(point, timer.line) <= near;
    if (onRing || onLine || timer.labelBox.contains(point)) return timer.timer;
  }
  return std::nullopt;
}

void indexHeights(LadderGeometry& geometry, double line) {
  for (const SegmentLine& segment : geometry.segments) {
    const auto [top, bottom] = std::minmax({segment.line.y1(), segment.line.y2()});
    geometry.segmentsAt.add(top - 2 * line, bottom + 2 * line);
  }
  for (const StateBand& band : geometry.bands) {
    const QRectF box = band.labelBox.isEmpty() ? band.box : band.box | band.labelBox;
    geometry.bandsAt.add(box.top(), box.bottom());
  }
  for (const CallChip& chip : geometry.chips) {
    geometry.chipsAt.add(chip.box.top(), chip.box.bottom());
  }
  for (const TimerBracket& timer : geometry.timers) {
    geometry.timersAt.add(timer.line.y1() - line, timer.line.y2() + line);
  }
}

}  // namespace linger
