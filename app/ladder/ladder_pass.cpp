#include "app/ladder/ladder_pass.h"

#include <algorithm>
#include <cmath>

namespace linger {

double LadderPass::right() const {
  return geometry.lifelines.empty() ? geometry.size.width() : geometry.lifelines.back().x;
}

std::span<const AxisBreak> LadderPass::breaks() const {
  const std::vector<AxisBreak>& all = geometry.axis.breaks();
  const auto first = std::ranges::lower_bound(all, visible.top() - 2 * line, {}, &AxisBreak::to);
  const auto last =
      std::ranges::upper_bound(first, all.end(), visible.bottom() + 2 * line, {}, &AxisBreak::from);
  return {first, last};
}

bool LadderPass::coveredByPill(double y) const {
  return moment.showPlayhead && std::abs(y - nowY) < 1.25 * line;
}

void LadderPass::clearBehind(const QRectF& box) const {
  if (!moment.showPlayhead || nowY < box.top() || nowY > box.bottom()) return;
  painter.fillRect(box.adjusted(-0.2 * line, 0, 0.2 * line, 0), theme.panel);
}

QPen strokePen(const QColor& colour, double width, Qt::PenStyle style) {
  return QPen(colour, width, style, Qt::FlatCap, Qt::MiterJoin);
}

}  // namespace linger
