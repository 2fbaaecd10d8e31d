#include "app/learn/player/run_picture.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>

#include "app/ladder/ladder_layout.h"
#include "app/ladder/ladder_painter.h"
#include "app/look/typeface.h"

namespace linger {
namespace {

constexpr int kLinesHigh = 12;
constexpr double kNowAt = 0.8;  ///< So far down the picture the playhead stays.

}  // namespace

RunPicture::RunPicture(Look look, QWidget* parent) : MovingRun(look, parent) {
  setAccessibleName(tr("The run so far"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void RunPicture::updateLayout() {
  if (trace().hosts.empty()) return;
  LadderFormat format;
  format.size = size();
  geometry_ = layOutLadder(trace(), format, LadderMetrics(Typeface::from(font())));
  update();
}

QSize RunPicture::sizeHint() const {
  return {fontMetrics().height() * kLinesHigh * 2, fontMetrics().height() * kLinesHigh};
}

QSize RunPicture::minimumSizeHint() const {
  return sizeHint() / 2;
}

void RunPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), themeOf(look()).panel);
  if (trace().hosts.empty()) return;
  LadderMoment moment;
  moment.now = now();
  moment.showFuture = false;
  moment.showPlayhead = isPlaying();
  const double scale = std::min(1.0, width() / geometry_.size.width());
  const double shown = height() / scale;
  const double most = std::max(0.0, geometry_.size.height() - shown);
  const double top = std::clamp(geometry_.axis.pixelAt(moment.now) - kNowAt * shown, 0.0, most);
  LadderPainter ladder(Typeface::from(font()), themeOf(look()));
  painter.scale(scale, scale);
  painter.translate(0, -top);
  ladder.paintBody(painter, trace(), geometry_, moment,
                   QRectF(0, top, geometry_.size.width(), shown));
  painter.translate(0, top);
  ladder.paintHeader(painter, trace(), geometry_, moment);
}

void RunPicture::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  updateLayout();
}

void RunPicture::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) updateLayout();
}

}  // namespace linger
