#include "app/ladder/rings.h"

#include <QCoreApplication>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "app/ladder/ladder_words.h"

namespace linger {
namespace {

struct Rings {
  Q_DECLARE_TR_FUNCTIONS(Rings)
};

constexpr int kBeats = 12;
constexpr double kInside = 0.72;  ///< Of the radius, where the words under the number end.

QRectF squareAround(QPointF centre, double radius) {
  return {centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius};
}

/// The rest of a circle from the top, clockwise.
QPainterPath arcOf(const QRectF& box, double part) {
  QPainterPath path;
  path.arcMoveTo(box, 90);
  path.arcTo(box, 90, -360 * std::clamp(part, 0.0, 1.0));
  return path;
}

/// A rounded square from the middle of its upper side, clockwise.
QPainterPath squareOf(const QRectF& box, double corner) {
  const double d = 2 * corner;
  QPainterPath path(QPointF(box.center().x(), box.top()));
  path.lineTo(box.right() - corner, box.top());
  path.arcTo(box.right() - d, box.top(), d, d, 90, -90);
  path.lineTo(box.right(), box.bottom() - corner);
  path.arcTo(box.right() - d, box.bottom() - d, d, d, 0, -90);
  path.lineTo(box.left() + corner, box.bottom());
  path.arcTo(box.left(), box.bottom() - d, d, d, 270, -90);
  path.lineTo(box.left(), box.top() + corner);
  path.arcTo(box.left(), box.top(), d, d, 180, -90);
  path.closeSubpath();
  return path;
}

QPen flatPen(const QColor& colour, double width) {
  return QPen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
}

void paintTimeWait(QPainter& painter, const Ring& ring, const QColor& colour, const Theme& theme) {
  const double width = ring.radius * 0.2;
  const QRectF box = squareAround(ring.centre, ring.radius - width / 2);
  painter.setPen(flatPen(theme.faint(colour), width));
  painter.drawEllipse(box);
  painter.setPen(flatPen(colour, width));
  painter.drawPath(arcOf(box, ring.part()));
}

/// A square of dashes that are taken away one by one.
void paintFinWait2(QPainter& painter, const Ring& ring, const QColor& colour, const Theme& theme) {
  constexpr int kDashes = 20;
  const double width = ring.radius * 0.13;
  const QRectF box = squareAround(ring.centre, ring.radius - width / 2);
  const QPainterPath path = squareOf(box, ring.radius * 0.35);
  const double step = path.length() / kDashes / width;
  QPen pen = flatPen(theme.faint(colour), width);
  pen.setDashPattern({step * 0.62, step * 0.38});
  painter.setPen(pen);
  painter.drawPath(path);
  const int left = int(std::ceil(ring.part() * kDashes));
  QList<qreal> dashes;
  for (int i = 0; i < left; ++i) dashes << step * 0.62 << step * 0.38;
  if (dashes.isEmpty()) return;
  dashes.last() += (kDashes - left + 1) * step;
  pen.setColor(colour);
  pen.setDashPattern(dashes);
  painter.setPen(pen);
  painter.drawPath(path);
}

/// An arrow that goes round: once it has, the segment is sent again.
void paintRetransmit(QPainter& painter, const Ring& ring, const QColor& colour,
                     const Theme& theme) {
  const double width = ring.radius * 0.07;
  const double head = ring.radius * 0.26;
  const QRectF box = squareAround(ring.centre, ring.radius - head / 2);
  painter.setPen(flatPen(theme.faint(colour), width));
  painter.drawEllipse(box);
  const double gone = std::clamp(1 - ring.part(), 0.0, 1.0);
  painter.setPen(flatPen(colour, width * 1.6));
  painter.drawPath(arcOf(box, gone));
  const double angle = 2 * M_PI * gone;
  const QPointF out(std::sin(angle), -std::cos(angle));
  const QPointF on(std::cos(angle), std::sin(angle));
  const QPointF tip = ring.centre + out * (box.width() / 2);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawPolygon(QPolygonF({tip + on * head, tip + out * (head / 2), tip - out * (head / 2)}));
  painter.setBrush(Qt::NoBrush);
}

/// A dial with a stroke for each beat that is left.
void paintBeats(QPainter& painter, const Ring& ring, const QColor& colour, const Theme& theme) {
  const double width = ring.radius * 0.09;
  const int gone = int(std::floor((1 - ring.part()) * kBeats));
  for (int i = 0; i < kBeats; ++i) {
    const double angle = 2 * M_PI * i / kBeats;
    const QPointF out(std::sin(angle), -std::cos(angle));
    painter.setPen(flatPen(i < gone ? theme.faint(colour) : colour, width));
    painter.drawLine(ring.centre + out * (ring.radius * 0.8), ring.centre + out * ring.radius);
  }
}

void paintPlain(QPainter& painter, const Ring& ring, const QColor& colour, const Theme& theme) {
  const double width = ring.radius * 0.07;
  const QRectF box = squareAround(ring.centre, ring.radius - width);
  painter.setPen(flatPen(theme.faint(colour), width));
  painter.drawEllipse(box);
  painter.setPen(flatPen(colour, width));
  painter.drawPath(arcOf(box, ring.part()));
}

void paintNumber(QPainter& painter, const Ring& ring, const Theme& theme, TextCache& texts) {
  const RingNumber number = ringNumber(ring.left);
  const QSizeF size = texts.sizeOf(TextRole::MonoTitle, number.number);
  QString unit = Rings::tr("%1 left").arg(number.unit);
  const double inside = 2 * kInside * ring.radius;
  if (texts.sizeOf(TextRole::Text, unit).width() > inside) unit = number.unit;
  const QSizeF below = texts.sizeOf(TextRole::Text, unit);
  const double top = ring.centre.y() - (size.height() + below.height()) / 2;
  painter.setPen(theme.text);
  texts.draw(painter, TextRole::MonoTitle, {ring.centre.x() - size.width() / 2, top},
             number.number);
  painter.setPen(theme.muted);
  texts.draw(painter, TextRole::Text,
             {ring.centre.x() - below.width() / 2, top + size.height() - below.height() * 0.1},
             unit);
}

}  // namespace

QColor ringColour(TimerKind kind, const Theme& theme) {
  switch (kind) {
    case TimerKind::TimeWait: return theme.of(State::TimeWait).fill;
    case TimerKind::FinWait2: return theme.of(State::FinWait2).fill;
    case TimerKind::Retransmit:
    case TimerKind::Probe:
    case TimerKind::DelayedAck:
    case TimerKind::KeepAlive: break;
  }
  return theme.muted;
}

QColor ringTextColour(TimerKind kind, const Theme& theme) {
  switch (kind) {
    case TimerKind::TimeWait: return theme.of(State::TimeWait).text;
    case TimerKind::FinWait2: return theme.of(State::FinWait2).text;
    case TimerKind::Retransmit:
    case TimerKind::Probe:
    case TimerKind::DelayedAck:
    case TimerKind::KeepAlive: break;
  }
  return theme.muted;
}

void paintRingShape(QPainter& painter, const Ring& ring, const Theme& theme) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme.panel);
  painter.drawEllipse(squareAround(ring.centre, ring.radius));
  painter.setBrush(Qt::NoBrush);
  const QColor colour = ringColour(ring.kind, theme);
  switch (ring.kind) {
    case TimerKind::TimeWait: paintTimeWait(painter, ring, colour, theme); break;
    case TimerKind::FinWait2: paintFinWait2(painter, ring, colour, theme); break;
    case TimerKind::Retransmit:
    case TimerKind::Probe: paintRetransmit(painter, ring, colour, theme); break;
    case TimerKind::KeepAlive: paintBeats(painter, ring, colour, theme); break;
    case TimerKind::DelayedAck: paintPlain(painter, ring, colour, theme); break;
  }
}

void paintRing(QPainter& painter, const Ring& ring, const Theme& theme, TextCache& texts) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  paintRingShape(painter, ring, theme);
  paintNumber(painter, ring, theme, texts);
  const QSizeF caption = texts.sizeOf(TextRole::Strong, ring.caption);
  const QRectF below({ring.centre.x() - caption.width() / 2, ring.centre.y() + ring.radius * 1.04},
                     caption);
  const bool isCrossed = ring.playheadY >= below.top() && ring.playheadY <= below.bottom();
  if (isCrossed) painter.fillRect(below, theme.panel);
  painter.setPen(ringTextColour(ring.kind, theme));
  texts.draw(painter, TextRole::Strong, below.topLeft(), ring.caption);
  painter.restore();
}

QRectF ringBounds(const Ring& ring, TextCache& texts) {
  const QSizeF caption = texts.sizeOf(TextRole::Strong, ring.caption);
  const QRectF below(ring.centre.x() - caption.width() / 2, ring.centre.y() + ring.radius * 1.04,
                     caption.width(), caption.height());
  return squareAround(ring.centre, ring.radius).united(below).adjusted(-2, -2, 2, 2);
}

}  // namespace linger
