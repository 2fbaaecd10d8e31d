#include "app/learn/player/step_picture.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/ladder/ladder_layout.h"
#include "app/ladder/ladder_painter.h"
#include "app/look/typeface.h"

namespace linger {
namespace {

constexpr int kUsualWidth = 720;
constexpr int kLeastHeight = 120;

LadderGeometry geometryOf(const Trace& trace, const QFont& font, const QSizeF& size) {
  LadderFormat format;
  format.size = size;
  return layOutLadder(trace, format, LadderMetrics(Typeface::from(font)));
}

/// A ladder that is wider than its room is painted smaller.
double scaleOf(const LadderGeometry& geometry, int width) {
  return std::min(1.0, width / geometry.size.width());
}

}  // namespace

StepPicture::StepPicture(Look look, QWidget* parent) : MovingRun(look, parent) {
  setAccessibleName(tr("What has happened so far"));
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

TimeAxis StepPicture::axis() const {
  const int wide = std::max(width(), kUsualWidth);
  return geometryOf(trace(), font(), QSizeF(wide, kLeastHeight)).axis;
}

int StepPicture::heightForWidth(int width) const {
  if (trace().hosts.empty()) return kLeastHeight;
  return int(std::ceil(geometryOf(trace(), font(), QSizeF(width, kLeastHeight)).size.height()));
}

QSize StepPicture::sizeHint() const {
  return {kUsualWidth, heightForWidth(kUsualWidth)};
}

int StepPicture::nowAt() const {
  if (trace().hosts.empty()) return 0;
  const LadderGeometry geometry = geometryOf(trace(), font(), QSizeF(size()));
  return int(geometry.axis.pixelAt(now()) * scaleOf(geometry, width()));
}

void StepPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), themeOf(look()).panel);
  if (trace().hosts.empty()) return;
  const LadderGeometry geometry = geometryOf(trace(), font(), QSizeF(size()));
  LadderMoment moment;
  moment.now = now();
  moment.showFuture = false;  // There is none in a run that was cut.
  const double scale = scaleOf(geometry, width());
  painter.scale(scale, scale);
  LadderPainter ladder(Typeface::from(font()), themeOf(look()));
  ladder.paintBody(painter, trace(), geometry, moment, QRectF(QPointF(0, 0), geometry.size));
  ladder.paintHeader(painter, trace(), geometry, moment);
}

void StepPicture::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) updateGeometry();
}

}  // namespace linger
