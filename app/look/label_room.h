#pragma once

#include <QLineF>
#include <QPolygonF>
#include <QRectF>
#include <cstddef>
#include <unordered_map>
#include <vector>

namespace linger {

/// What of a picture is taken already, so that labels find the room that is left. Shapes are
/// convex polygons (turned labels among them) and lines.
class LabelRoom {
 public:
  /// Labels must lie within these bounds.
  explicit LabelRoom(QRectF bounds) : bounds_(bounds) {}

  void take(const QPolygonF& shape);
  void take(const QRectF& box) { take(QPolygonF(box)); }
  void take(const QLineF& line) { take(QPolygonF({line.p1(), line.p2()})); }

  /// Whether a shape lies within the bounds and touches nothing that is taken.
  bool isFree(const QPolygonF& shape) const;
  bool isFree(const QRectF& box) const { return isFree(QPolygonF(box)); }

 private:
  struct Shape {
    QPolygonF outline;
    QRectF box;  ///< Around it.
  };

  std::unordered_map<int, std::vector<std::size_t>> shelves_;  ///< By height, for speed.
  std::vector<Shape> shapes_;
  QRectF bounds_;
};

/// Whether two convex polygons (or lines, as polygons of two points) overlap.
bool overlap(const QPolygonF& a, const QPolygonF& b);

}  // namespace linger
