#include "app/look/pixmap_cache.h"

#include <QPainter>

namespace linger {

void PixmapCache::draw(QPainter& painter, QSize size, const QColor& ground,
                       const std::function<void(QPainter&)>& paint) {
  const double scale = painter.device()->devicePixelRatioF();
  const QSize pixels = (QSizeF(size) * scale).toSize();
  if (pixels.isEmpty()) return;
  if (picture_.size() != pixels || picture_.devicePixelRatioF() != scale) {
    picture_ = QPixmap(pixels);
    picture_.setDevicePixelRatio(scale);
    picture_.fill(ground);
    QPainter brush(&picture_);
    brush.setFont(painter.font());
    paint(brush);
  }
  painter.drawPixmap(0, 0, picture_);
}

}  // namespace linger
