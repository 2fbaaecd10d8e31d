#include "app/widgets/card.h"

#include <QPainter>
#include <QVBoxLayout>

namespace linger {

Card::Card(QWidget* content, QWidget* parent) : QFrame(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(2, 2, 2, 2);
  layout->addWidget(content);
}

/// Nearly all of it is a plain rectangle, which costs much less than a path that is smoothed: the
/// path is drawn in the two strips with the corners.
void Card::paintEvent(QPaintEvent*) {
  constexpr int kRadius = 7;
  const QColor base = palette().color(QPalette::Base);
  const QColor edge = palette().color(QPalette::Mid);
  const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  const QRect middle = rect().adjusted(0, kRadius + 1, 0, -kRadius - 1);
  QPainter painter(this);
  painter.fillRect(middle, edge);
  painter.fillRect(middle.adjusted(1, 0, -1, 0), base);
  painter.setPen(edge);
  painter.setBrush(base);
  painter.setRenderHint(QPainter::Antialiasing);
  for (const QRect& strip :
       {QRect(0, 0, width(), middle.top()), QRect(0, middle.bottom() + 1, width(), middle.top())}) {
    painter.setClipRect(strip);
    painter.drawRoundedRect(frame, kRadius, kRadius);
  }
}

}  // namespace linger
