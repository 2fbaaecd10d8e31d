#include "app/widgets/card.h"

#include <QPainter>
#include <QVBoxLayout>

namespace linger {

Card::Card(QWidget* content, QWidget* parent) : QFrame(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(2, 2, 2, 2);
  layout->addWidget(content);
}

/// Nearly all of it is a plain rectangle, which costs much less than a path that is smoothed.
void Card::paintEvent(QPaintEvent*) {
  constexpr int kRadius = 7;
  const QColor base = palette().color(QPalette::Base);
  const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::Mid));
  painter.setBrush(base);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRect inside = rect().adjusted(1, kRadius + 1, -1, -kRadius - 1);
  painter.setClipRegion(QRegion(rect()) - inside);
  painter.drawRoundedRect(frame, kRadius, kRadius);
  painter.setClipping(false);
  painter.fillRect(inside, base);
}

}  // namespace linger
