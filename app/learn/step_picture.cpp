#include "app/learn/step_picture.h"

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

}  // namespace

StepPicture::StepPicture(Look look, QWidget* parent) : QWidget(parent), look_(look) {
  setAccessibleName(tr("What has happened so far"));
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  connect(&motion_, &RunMotion::moved, this, qOverload<>(&QWidget::update));
}

void StepPicture::setTrace(const Trace& trace, std::optional<SimTime> until,
                           const QStringList& story) {
  motion_.stop();
  trace_ = trace;
  until_ = until;
  setAccessibleDescription(story.isEmpty() ? tr("No segment has been sent yet.")
                                           : story.join(u'\n'));
  updateGeometry();
  update();
}

void StepPicture::playFrom(SimTime from) {
  if (trace_.hosts.empty()) return;
  const int wide = std::max(width(), kUsualWidth);
  motion_.play(geometryOf(trace_, font(), QSizeF(wide, kLeastHeight)).axis, from, last());
}

void StepPicture::finish() {
  motion_.stop();
  update();
}

SimTime StepPicture::last() const {
  return std::min(until_.value_or(sceneEnd(trace_)), sceneEnd(trace_));
}

int StepPicture::heightForWidth(int width) const {
  if (trace_.hosts.empty()) return kLeastHeight;
  return int(std::ceil(geometryOf(trace_, font(), QSizeF(width, kLeastHeight)).size.height()));
}

QSize StepPicture::sizeHint() const {
  return {kUsualWidth, heightForWidth(kUsualWidth)};
}

void StepPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), themeOf(look_).panel);
  if (trace_.hosts.empty()) return;
  const LadderGeometry geometry = geometryOf(trace_, font(), QSizeF(size()));
  LadderMoment moment;
  moment.now = isPlaying() ? motion_.now() : last();
  moment.showFuture = false;  // There is none in a run that was cut.
  const double scale = std::min(1.0, width() / geometry.size.width());
  painter.scale(scale, scale);
  LadderPainter ladder(Typeface::from(font()), themeOf(look_));
  ladder.paintBody(painter, trace_, geometry, moment, QRectF(QPointF(0, 0), geometry.size));
  ladder.paintHeader(painter, trace_, geometry, moment);
}

void StepPicture::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) updateGeometry();
}

}  // namespace linger
