#pragma once

#include <QIconEngine>

namespace linger {

/// The arrow down of what opens a list, in the colour of the application's texts. It is drawn when
/// it is seen, whereas the style's own icons are looked for and read when they are made.
class ChevronIcon : public QIconEngine {
 public:
  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
  QIconEngine* clone() const override;
};

}  // namespace linger
