#include "app/look/quiet_strokes.h"

#include <QPainter>
#include <QStyle>
#include <algorithm>

namespace linger {
namespace {

QColor blended(const QColor& over, const QColor& under, float share) {
  return QColor::fromRgbF(over.redF() * share + under.redF() * (1 - share),
                          over.greenF() * share + under.greenF() * (1 - share),
                          over.blueF() * share + under.blueF() * (1 - share));
}

/// The ground of a button in its present state.
QColor buttonGround(const QStyleOption& option, bool primary) {
  const QPalette& palette = option.palette;
  const QColor ground = palette.color(primary ? QPalette::Highlight : QPalette::Button);
  const QColor ink = palette.color(primary ? QPalette::HighlightedText : QPalette::ButtonText);
  if (!(option.state & QStyle::State_Enabled))
    return blended(ground, palette.window().color(), 0.5);
  if (option.state & QStyle::State_Sunken) return blended(ink, ground, 0.16F);
  if (option.state & QStyle::State_On) {
    return blended(palette.color(QPalette::Highlight), ground, 0.25F);
  }
  if (option.state & QStyle::State_MouseOver) return blended(ink, ground, 0.07F);
  return ground;
}

}  // namespace

void drawButton(const QStyleOption& option, QPainter& painter, bool primary) {
  const QColor ground = buttonGround(option, primary);
  const bool on = option.state & QStyle::State_On;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(ground);
  painter.setPen(primary ? ground : option.palette.color(on ? QPalette::Highlight : QPalette::Mid));
  painter.drawRoundedRect(crisp(option.rect), kCornerRadius, kCornerRadius);
  painter.restore();
}

void drawHeaderGround(const QStyleOption& option, QPainter& painter) {
  painter.fillRect(option.rect, option.palette.color(QPalette::Window));
  painter.save();
  painter.setPen(option.palette.color(QPalette::Mid));
  painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
  painter.drawLine(option.rect.topRight(), option.rect.bottomRight());
  painter.restore();
}

void drawGrip(const QStyleOption& option, QPainter& painter) {
  const bool lies = option.rect.width() > option.rect.height();
  const QPointF along = lies ? QPointF(7, 0) : QPointF(0, 7);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(option.palette.color(QPalette::PlaceholderText));
  for (int dot : {-1, 0, 1}) {
    painter.drawEllipse(QRectF(option.rect).center() + along * dot, 1.5, 1.5);
  }
  painter.restore();
}

void drawFocus(const QStyleOption& option, QPainter& painter, bool primary) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  const qreal inset = primary ? 2.5 : 1;
  painter.setPen(
      QPen(option.palette.color(primary ? QPalette::HighlightedText : QPalette::Highlight), 2));
  painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), kCornerRadius,
                          kCornerRadius);
  painter.restore();
}

void drawChevron(QPainter& painter, const QRectF& box, const QColor& colour) {
  const qreal size = box.height() * 0.16;
  const QPointF middle = box.center();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(QPolygonF{{middle.x() - size, middle.y() - size / 2},
                                 {middle.x(), middle.y() + size / 2},
                                 {middle.x() + size, middle.y() - size / 2}});
  painter.restore();
}

void drawIndicator(const QStyleOption& option, QPainter& painter, bool round) {
  const QPalette& palette = option.palette;
  const bool on = option.state & QStyle::State_On;
  const bool isUsable = option.state & QStyle::State_Enabled;
  const QColor edge = isUsable ? palette.color(QPalette::PlaceholderText)
                               : palette.color(QPalette::Disabled, QPalette::Text);
  const QColor ground = isUsable ? palette.color(QPalette::Highlight) : edge;
  const qreal side = std::min(option.rect.width(), option.rect.height());
  const qreal radius = round ? side / 2 : side / 5;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(QRectF(option.rect).center());
  painter.setPen(on ? ground : edge);
  painter.setBrush(on ? ground : palette.color(QPalette::Base));
  const QRectF box(-side / 2 + 0.5, -side / 2 + 0.5, side - 1, side - 1);
  painter.drawRoundedRect(box, radius, radius);
  painter.setPen(QPen(palette.color(QPalette::HighlightedText), side / 8, Qt::SolidLine,
                      Qt::RoundCap, Qt::RoundJoin));
  if (on && round) painter.drawEllipse(QPointF(0, 0), side / 10, side / 10);
  if (on && !round) {
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{
        {-0.25 * side, 0.02 * side}, {-0.07 * side, 0.2 * side}, {0.25 * side, -0.18 * side}});
  }
  painter.restore();
}

void drawBranch(QPainter& painter, const QRectF& box, const QColor& colour, bool open) {
  const qreal side = std::min(box.width(), box.height());
  painter.save();
  painter.translate(box.center());
  if (!open) painter.rotate(-90);
  drawChevron(painter, QRectF(-side / 2, -side / 2, side, side), colour);
  painter.restore();
}

void drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QRect& groove,
                const QRect& handle) {
  const QPalette& palette = option.palette;
  const bool enabled = option.state & QStyle::State_Enabled;
  const QColor accent = enabled ? palette.color(QPalette::Highlight) : palette.color(QPalette::Mid);
  const qreal middle = QRectF(groove).center().y();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(palette.color(QPalette::Mid), 3, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(groove.left() + 2, middle), QPointF(groove.right() - 2, middle));
  painter.setPen(QPen(accent, 3, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(groove.left() + 2, middle), QPointF(handle.center().x(), middle));
  const qreal radius = handle.height() * 0.36;
  painter.setPen(QPen(accent, 2));
  painter.setBrush(palette.color(QPalette::Base));
  painter.drawEllipse(QRectF(handle).center(), radius, radius);
  if (option.state & QStyle::State_HasFocus) {
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QRectF(handle).center(), radius + 3, radius + 3);
  }
  painter.restore();
}

void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QRect& handle) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  if (option.maximum > option.minimum) {
    const bool held = option.state & (QStyle::State_MouseOver | QStyle::State_Sunken);
    painter.setBrush(option.palette.color(held ? QPalette::Dark : QPalette::Mid));
    const QRectF bar = QRectF(handle).adjusted(2, 2, -2, -2);
    const qreal radius = std::min(bar.width(), bar.height()) / 2;
    painter.drawRoundedRect(bar, radius, radius);
  }
  painter.restore();
}

}  // namespace linger
