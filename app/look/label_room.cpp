#include "app/look/label_room.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace linger {
namespace {

constexpr double kShelf = 64;
constexpr double kTouch = 0.01;  ///< Shapes that share an edge do not overlap.

int shelfOf(double y) {
  return int(std::floor(y / kShelf));
}

struct Extent {
  double low = std::numeric_limits<double>::max();
  double high = std::numeric_limits<double>::lowest();
};

Extent along(const QPolygonF& shape, QPointF direction) {
  Extent extent;
  for (const QPointF& corner : shape) {
    const double at = QPointF::dotProduct(corner, direction);
    extent.low = std::min(extent.low, at);
    extent.high = std::max(extent.high, at);
  }
  return extent;
}

/// Whether an edge of `a` has all of `b` beyond it: the separating axis test.
bool someEdgeSeparates(const QPolygonF& a, const QPolygonF& b) {
  for (qsizetype i = 0; i < a.size(); ++i) {
    const QPointF edge = a[(i + 1) % a.size()] - a[i];
    const double length = std::sqrt(edge.x() * edge.x() + edge.y() * edge.y());
    if (length == 0) continue;
    const QPointF normal(-edge.y() / length, edge.x() / length);
    const Extent ofA = along(a, normal);
    const Extent ofB = along(b, normal);
    if (ofA.high <= ofB.low + kTouch || ofB.high <= ofA.low + kTouch) return true;
  }
  return false;
}

bool areApart(const QRectF& a, const QRectF& b) {
  return a.right() < b.left() || b.right() < a.left() || a.bottom() < b.top() ||
         b.bottom() < a.top();
}

}  // namespace

bool overlap(const QPolygonF& a, const QPolygonF& b) {
  return !areApart(a.boundingRect(), b.boundingRect()) && !someEdgeSeparates(a, b) &&
         !someEdgeSeparates(b, a);
}

void LabelRoom::take(const QPolygonF& shape) {
  const QRectF box = shape.boundingRect();
  for (int shelf = shelfOf(box.top()); shelf <= shelfOf(box.bottom()); ++shelf) {
    shelves_[shelf].push_back(shapes_.size());
  }
  shapes_.push_back({shape, box});
}

bool LabelRoom::isFree(const QPolygonF& shape) const {
  const QRectF box = shape.boundingRect();
  if (!bounds_.contains(box)) return false;
  for (int shelf = shelfOf(box.top()); shelf <= shelfOf(box.bottom()); ++shelf) {
    const auto taken = shelves_.find(shelf);
    if (taken == shelves_.end()) continue;
    const bool blocked = std::ranges::any_of(taken->second, [&](std::size_t i) {
      const Shape& other = shapes_[i];
      return !areApart(other.box, box) && !someEdgeSeparates(other.outline, shape) &&
             !someEdgeSeparates(shape, other.outline);
    });
    if (blocked) return false;
  }
  return true;
}

}  // namespace linger
