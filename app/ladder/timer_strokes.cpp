#include "app/ladder/ladder_strokes.h"

#include <algorithm>

#include "app/ladder/rings.h"

namespace linger {

void paintBracket(const LadderPass& pass, const TimerBracket& timer) {
  if (pass.hides(timer.set)) return;
  const QRectF box(timer.line.p1(), timer.line.p2());
  if (!pass.sees(box.adjusted(-pass.line, -pass.line, pass.line, pass.line))) return;
  const QColor colour = ringColour(pass.trace.timers[timer.timer].kind, pass.theme);
  const double x = timer.line.x1();
  const double top = timer.line.y1() + 0.5;
  const double bottom = timer.line.y2() - 0.5;
  const double foot = (timer.side == Side::Left ? -0.35 : 0.35) * pass.line;
  double now = timer.set > pass.moment.now ? top : std::clamp(pass.nowY, top, bottom);
  if (timer.ends <= pass.moment.now) now = bottom;
  if (now < bottom && pass.moment.showFuture) {
    pass.painter.setPen(strokePen(pass.theme.faint(colour), 0.09 * pass.line));
    pass.painter.drawPolyline(QPolygonF({{x, now}, {x, bottom}, {x + foot, bottom}}));
  }
  if (timer.set > pass.moment.now) return;
  pass.painter.setPen(strokePen(colour, 0.09 * pass.line));
  pass.painter.drawPolyline(QPolygonF({{x + foot, top}, {x, top}, {x, now}}));
  if (now >= bottom) pass.painter.drawLine(QPointF(x, bottom), QPointF(x + foot, bottom));
}

void paintBracketText(const LadderPass& pass, const TimerBracket& timer) {
  if (timer.labelBox.isEmpty() || pass.hides(timer.set) || !pass.sees(timer.labelBox)) return;
  const TimerKind kind = pass.trace.timers[timer.timer].kind;
  pass.clearBehind(timer.labelBox);
  pass.painter.setPen(timer.set > pass.moment.now ? pass.theme.muted
                                                  : ringTextColour(kind, pass.theme));
  pass.texts.draw(pass.painter, TextRole::Text, timer.labelBox, Qt::AlignLeft, timer.text);
}

}  // namespace linger
