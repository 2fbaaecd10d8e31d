#include "app/learn/class/vote_bar.h"

#include <QPainter>
#include <algorithm>

namespace linger {

VoteBar::VoteBar(Look look, QWidget* parent) : QWidget(parent), look_(look) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void VoteBar::setShare(double share) {
  share_ = std::clamp(share, 0.0, 1.0);
  update();
}

void VoteBar::setHatched(bool on) {
  hatched_ = on;
  update();
}

QSize VoteBar::sizeHint() const {
  return {fontMetrics().height() * 8, fontMetrics().height() * 3 / 4};
}

void VoteBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = themeOf(look_);
  const QRectF whole = QRectF(rect()).adjusted(1, 1, -1, -1);
  painter.fillRect(whole, theme.inset);
  QRectF filled = whole;
  filled.setWidth(whole.width() * share_);
  if (hatched_) {
    painter.fillRect(filled, QBrush(theme.text, Qt::BDiagPattern));
  } else {
    painter.fillRect(filled, theme.accent);
  }
  painter.setPen(QPen(theme.text, 1));
  if (share_ > 0) painter.drawRect(filled);
  painter.setPen(QPen(theme.border, 1));
  painter.drawRect(whole);
}

}  // namespace linger
