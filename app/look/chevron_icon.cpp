#include "app/look/chevron_icon.h"

#include <QGuiApplication>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <algorithm>

#include "app/look/quiet_strokes.h"

namespace linger {

void ChevronIcon::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) {
  const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
  const double side = std::min(rect.width(), rect.height()) * 1.6;  // As wide as the room for it.
  QRectF box(0, 0, side, side);
  box.moveCenter(QRectF(rect).center());
  drawChevron(*painter, box, QGuiApplication::palette().color(group, QPalette::ButtonText));
}

QPixmap ChevronIcon::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) {
  QPixmap picture(size);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  paint(&painter, QRect(QPoint(), size), mode, state);
  return picture;
}

QIconEngine* ChevronIcon::clone() const {
  return new ChevronIcon(*this);
}

}  // namespace linger
