#include "app/ladder/ladder_geometry.h"

#include <QTransform>
#include <algorithm>
#include <cmath>
#include <limits>

namespace linger {
namespace {

double distance(QPointF point, const QLineF& line) {
  const QPointF along = line.p2() - line.p1();
  const double square = QPointF::dotProduct(along, along);
  const double part =
      square > 0 ? std::clamp(QPointF::dotProduct(point - line.p1(), along) / square, 0.0, 1.0) : 0;
  return QLineF(point, line.p1() + along * part).length();
}

}  // namespace

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
    if (!onLabel && !segment.hitArea.containsPoint(point, Qt::WindingFill)) return;
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

}  // namespace linger
