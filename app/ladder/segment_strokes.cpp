#include "app/ladder/ladder_strokes.h"

#include <algorithm>
#include <cmath>

namespace linger {
namespace {

/// How far along its line a segment is at the playhead, 0 to 1.
double reached(const LadderPass& pass, const SegmentLine& segment) {
  if (segment.ends <= pass.moment.now) return 1;
  if (segment.sent > pass.moment.now) return 0;
  const double dy = segment.line.dy();
  if (std::abs(dy) > 1) return std::clamp((pass.nowY - segment.line.y1()) / dy, 0.0, 1.0);
  const Duration whole = segment.ends - segment.sent;
  return double((pass.moment.now - segment.sent).count()) / double(whole.count());
}

void arrow(const LadderPass& pass, const QLineF& shaft, const QColor& colour, double width,
           bool head, Qt::PenStyle style = Qt::SolidLine) {
  pass.painter.setPen(strokePen(colour, width, style));
  const double length = 0.7 * pass.line;
  if (!head || shaft.length() < length) {
    pass.painter.drawLine(shaft);
    return;
  }
  const QPointF on = (shaft.p2() - shaft.p1()) / shaft.length();
  const QPointF across(-on.y(), on.x());
  const QPointF base = shaft.p2() - on * length;
  pass.painter.drawLine(shaft.p1(), base);
  pass.painter.setPen(Qt::NoPen);
  pass.painter.setBrush(colour);
  pass.painter.drawPolygon(QPolygonF(
      {shaft.p2(), base + across * (0.28 * pass.line), base - across * (0.28 * pass.line)}));
  pass.painter.setBrush(Qt::NoBrush);
}

/// An open circle: where a forged segment comes from is nobody's lifeline.
void origin(const LadderPass& pass, QPointF at) {
  pass.painter.setPen(strokePen(pass.theme.text, 0.1 * pass.line));
  pass.painter.setBrush(pass.theme.panel);
  pass.painter.drawEllipse(at, 0.25 * pass.line, 0.25 * pass.line);
  pass.painter.setBrush(Qt::NoBrush);
}

void cross(const LadderPass& pass, const SegmentLine& segment, bool happened) {
  const QColor colour = happened ? pass.theme.fails.border : pass.theme.muted;
  pass.painter.setPen(strokePen(colour, 0.2 * pass.line));
  const double arm = 0.36 * pass.line;
  const QPointF end = segment.line.p2();
  pass.painter.drawLine(end + QPointF(-arm, -arm), end + QPointF(arm, arm));
  pass.painter.drawLine(end + QPointF(-arm, arm), end + QPointF(arm, -arm));
  if (segment.crossBox.isEmpty()) return;
  pass.clearBehind(segment.crossBox);
  pass.painter.setPen(happened ? pass.theme.fails.text : pass.theme.muted);
  pass.texts.draw(pass.painter, TextRole::Strong, segment.crossBox, Qt::AlignLeft,
                  segment.crossWord);
}

/// A broad line of accent under the segment that is pointed at or current.
void highlight(const LadderPass& pass, const SegmentLine& segment) {
  const bool current = pass.moment.current == segment.id;
  if (!current && pass.moment.hovered != segment.id) return;
  pass.painter.setPen(QPen(mixed(pass.theme.accent, pass.theme.panel, current ? 0.38 : 0.2),
                           0.6 * pass.line, Qt::SolidLine, Qt::RoundCap));
  pass.painter.drawLine(segment.line);
}

void frameLabel(const LadderPass& pass, const SegmentLine& segment, const QRectF& box) {
  const bool current = pass.moment.current == segment.id;
  if (!current && !pass.moment.marked.contains(segment.id)) return;
  pass.painter.setPen(
      strokePen(pass.theme.accent, 0.1 * pass.line, current ? Qt::SolidLine : Qt::DashLine));
  pass.painter.setBrush(pass.theme.panel);
  pass.painter.drawRoundedRect(box.adjusted(-0.3 * pass.line, 0, 0.3 * pass.line, 0),
                               0.25 * pass.line, 0.25 * pass.line);
  pass.painter.setBrush(Qt::NoBrush);
}

}  // namespace

void paintSegment(const LadderPass& pass, const SegmentLine& segment) {
  const QRectF box = QRectF(segment.line.p1(), segment.line.p2()).normalized();
  if (!pass.sees(box.adjusted(-pass.line, -2 * pass.line, pass.line, 2 * pass.line))) return;
  if (pass.hides(segment.sent)) return;
  highlight(pass, segment);
  const double part = reached(pass, segment);
  const double width = 0.1 * pass.line;
  const QLineF past(segment.line.p1(), segment.line.pointAt(part));
  if (part < 1 && pass.moment.showFuture) {
    arrow(pass, QLineF(past.p2(), segment.line.p2()), pass.theme.muted, 0.7 * width,
          segment.delivered, Qt::DashLine);
  }
  if (part > 0) arrow(pass, past, pass.theme.text, width, segment.delivered || part < 1);
  if (segment.fromNowhere && part > 0) origin(pass, segment.line.p1());
  const bool fails = !segment.crossWord.isEmpty();
  if (fails && (part >= 1 || pass.moment.showFuture)) cross(pass, segment, part >= 1);
}

void paintSegmentWords(const LadderPass& pass, const SegmentLine& segment) {
  if (!segment.label || pass.hides(segment.sent)) return;
  const LineLabel& label = *segment.label;
  if (!pass.sees(label.outline().boundingRect())) return;
  const bool happened = segment.sent <= pass.moment.now;
  pass.painter.save();
  pass.painter.translate(label.centre);
  pass.painter.rotate(label.angle);
  const QRectF box(-label.size.width() / 2, -label.size.height() / 2, label.size.width(),
                   label.size.height());
  if (label.plate) pass.painter.fillRect(box, pass.theme.panel);
  frameLabel(pass, segment, box);
  pass.painter.setPen(happened ? pass.theme.text : pass.theme.muted);
  pass.texts.draw(pass.painter, TextRole::Strong, box, Qt::AlignLeft, label.head);
  pass.painter.setPen(pass.theme.muted);
  pass.texts.draw(pass.painter, TextRole::Mono, box.adjusted(label.headWidth, 0, 0, 0),
                  Qt::AlignLeft, label.detail);
  pass.painter.restore();
}

}  // namespace linger
