#pragma once

#include <QPixmap>
#include <functional>

class QPainter;

namespace linger {

/// What a view painted last, shown again until it says that something is different: a frame of
/// playing mostly changes nothing but the playhead.
class PixmapCache {
 public:
  /// The next draw() paints anew.
  void forget() { picture_ = {}; }
  /// Draws the picture at (0, 0), `size` logical pixels large and filled with `ground` before
  /// `paint` draws on it. It is painted anew when its size or the screen's scale is another.
  void draw(QPainter& painter, QSize size, const QColor& ground,
            const std::function<void(QPainter&)>& paint);

 private:
  QPixmap picture_;
};

}  // namespace linger
