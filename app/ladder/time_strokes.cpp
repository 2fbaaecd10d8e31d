#include "app/ladder/ladder_strokes.h"

#include <algorithm>
#include <cmath>

#include "app/document/words.h"
#include "app/ladder/ladder_words.h"

namespace linger {
namespace {

/// The axis itself, interrupted by a zigzag where time is hidden.
void axisLine(const LadderPass& pass) {
  pass.painter.setPen(strokePen(pass.theme.axis, 1));
  const double x = pass.geometry.axisX;
  const std::span<const AxisBreak> breaks = pass.breaks();
  const double above = pass.visible.top() - 4 * pass.line;
  double from = std::max(pass.geometry.axis.start(),
                         breaks.empty() ? above : std::min(above, breaks.front().from));
  for (const AxisBreak& gap : breaks) {
    const double middle = (gap.from + gap.to) / 2;
    const double swing = 0.35 * pass.line;
    pass.painter.drawLine(QPointF(x, from), QPointF(x, middle - 2 * swing));
    if (pass.sees(QRectF(0, middle - pass.line, x + pass.line, 2 * pass.line))) {
      pass.painter.drawPolyline(QPolygonF({{x, middle - 2 * swing},
                                           {x + swing, middle - 1.2 * swing},
                                           {x - swing, middle - 0.4 * swing},
                                           {x + swing, middle + 0.4 * swing},
                                           {x - swing, middle + 1.2 * swing},
                                           {x, middle + 2 * swing}}));
      pass.painter.setPen(pass.theme.muted);
      const QRectF box(0, middle - pass.line, x - 0.75 * pass.line, 2 * pass.line);
      const bool isKnown = pass.moment.showFuture || gap.before <= pass.moment.now;
      if (isKnown && !pass.coveredByPill(middle)) {
        pass.texts.draw(pass.painter, TextRole::Text, box, Qt::AlignRight, breakText(gap.hidden()));
      }
      pass.painter.setPen(strokePen(pass.theme.axis, 1));
    }
    from = middle + 2 * swing;
  }
  const double below = std::min(pass.geometry.axis.end(), pass.visible.bottom() + 4 * pass.line);
  if (below > from) pass.painter.drawLine(QPointF(x, from), QPointF(x, below));
}

/// What the pill reads: between two events nobody needs more than milliseconds.
SimTime instantToRead(const LadderPass& pass) {
  const SimTime now = pass.moment.now;
  if (std::ranges::binary_search(pass.geometry.ticks, now, {}, &AxisTick::at)) return now;
  return kSimStart + std::chrono::floor<std::chrono::milliseconds>(now - kSimStart);
}

}  // namespace

void paintBreaks(const LadderPass& pass) {
  const double left = pass.geometry.axisX;
  for (const AxisBreak& gap : pass.breaks()) {
    const QRectF strip(left, gap.from, pass.right() - left, gap.to - gap.from);
    if (!pass.sees(strip.adjusted(-pass.geometry.axisX, 0, 0, 0))) continue;
    pass.painter.setRenderHint(QPainter::Antialiasing, false);
    pass.painter.fillRect(strip, mixed(pass.theme.inset, pass.theme.panel, 0.6));
    pass.painter.setRenderHint(QPainter::Antialiasing);
  }
}

void paintTicks(const LadderPass& pass) {
  const double x = pass.geometry.axisX;
  const std::vector<AxisTick>& ticks = pass.geometry.ticks;
  const double top = pass.visible.top() - pass.line;
  for (auto it = std::ranges::lower_bound(ticks, top, {}, &AxisTick::y); it != ticks.end(); ++it) {
    const AxisTick& tick = *it;
    if (tick.y > pass.visible.bottom() + pass.line) break;
    if (!pass.moment.showFuture && tick.at > pass.moment.now) break;
    pass.painter.setPen(strokePen(pass.theme.grid, 1));
    pass.painter.drawLine(QPointF(x, tick.y), QPointF(pass.right(), tick.y));
    pass.painter.setPen(strokePen(pass.theme.axis, 1));
    pass.painter.drawLine(QPointF(x - 0.3 * pass.line, tick.y), QPointF(x, tick.y));
    if (!tick.isWritten || pass.coveredByPill(tick.y)) continue;
    pass.painter.setPen(pass.theme.muted);
    pass.texts.draw(pass.painter, TextRole::Mono,
                    QRectF(0, tick.y - pass.line, x - 0.45 * pass.line, 2 * pass.line),
                    Qt::AlignRight, axisText(tick.at));
  }
  axisLine(pass);
}

void paintCut(const LadderPass& pass, const CutNote& cut) {
  if (!pass.sees(cut.box) || pass.hides(cut.at)) return;
  pass.clearBehind(cut.box);
  pass.painter.setPen(pass.theme.fails.text);
  pass.texts.draw(pass.painter, TextRole::Strong, cut.box, Qt::AlignLeft, cut.text);
}

void paintPlayheadLine(const LadderPass& pass) {
  pass.painter.setPen(strokePen(pass.theme.accent, std::max(1.0, 0.09 * pass.line)));
  pass.painter.drawLine(QPointF(pass.geometry.axisX, pass.nowY),
                        QPointF(pass.geometry.size.width() - pass.line / 2, pass.nowY));
}

void paintPlayheadPill(const LadderPass& pass) {
  const QString now = axisText(instantToRead(pass));
  const QSizeF size = pass.texts.sizeOf(TextRole::MonoStrong, now);
  const double height = 1.45 * pass.line;
  const double left = pass.geometry.axisX - 0.1 * pass.line - size.width() - 0.6 * pass.line;
  const QRectF box(std::max(left, 0.1 * pass.line), pass.nowY - height / 2,
                   size.width() + 0.9 * pass.line, height);
  pass.painter.setPen(Qt::NoPen);
  pass.painter.setBrush(pass.theme.accent);
  pass.painter.drawRoundedRect(box, height / 2, height / 2);
  pass.painter.setBrush(Qt::NoBrush);
  pass.painter.setPen(pass.theme.onAccent);
  pass.texts.draw(pass.painter, TextRole::MonoStrong, box, Qt::AlignHCenter, now);
}

}  // namespace linger
