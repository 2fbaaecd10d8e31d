#pragma once

#include <QLineF>
#include <QPointF>
#include <algorithm>

namespace linger {

/// How far a point is from the nearest one of a line between its ends, in the unit of both.
inline double distance(QPointF point, const QLineF& line) {
  const QPointF along = line.p2() - line.p1();
  const double square = QPointF::dotProduct(along, along);
  const double part =
      square > 0 ? std::clamp(QPointF::dotProduct(point - line.p1(), along) / square, 0.0, 1.0) : 0;
  return QLineF(point, line.p1() + along * part).length();
}

}  // namespace linger
