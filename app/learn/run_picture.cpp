#include "app/learn/run_picture.h"

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

RunPicture::RunPicture(Look look, QWidget* parent) : QWidget(parent), look_(look) {
  setAccessibleName(tr("The run so far"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&motion_, &RunMotion::moved, this, qOverload<>(&QWidget::update));
}

void RunPicture::setTrace(const Trace& trace, std::optional<SimTime> until,
                          const QStringList& story) {
  motion_.stop();
  trace_ = trace;
  until_ = until;
  setAccessibleDescription(story.isEmpty() ? tr("No segment has been sent yet.")
                                           : story.join(u'\n'));
  layOut();
}

void RunPicture::playFrom(SimTime from) {
  if (!trace_.hosts.empty()) motion_.play(geometry_.axis, from, last());
}

void RunPicture::finish() {
  motion_.stop();
  update();
}

SimTime RunPicture::now() const {
  return isPlaying() ? motion_.now() : last();
}

SimTime RunPicture::last() const {
  return std::min(until_.value_or(sceneEnd(trace_)), sceneEnd(trace_));
}

void RunPicture::layOut() {
  if (trace_.hosts.empty()) return;
  LadderFormat format;
  format.size = size();
  geometry_ = layOutLadder(trace_, format, LadderMetrics(Typeface::from(font())));
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
  painter.fillRect(rect(), themeOf(look_).panel);
  if (trace_.hosts.empty()) return;
  LadderMoment moment;
  moment.now = now();
  moment.showFuture = false;
  moment.showPlayhead = isPlaying();
  const double scale = std::min(1.0, width() / geometry_.size.width());
  const double shown = height() / scale;
  const double most = std::max(0.0, geometry_.size.height() - shown);
  const double top = std::clamp(geometry_.axis.pixelAt(moment.now) - kNowAt * shown, 0.0, most);
  LadderPainter ladder(Typeface::from(font()), themeOf(look_));
  painter.scale(scale, scale);
  painter.translate(0, -top);
  ladder.paintBody(painter, trace_, geometry_, moment,
                   QRectF(0, top, geometry_.size.width(), shown));
  painter.translate(0, top);
  ladder.paintHeader(painter, trace_, geometry_, moment);
}

void RunPicture::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layOut();
}

void RunPicture::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange) layOut();
}

}  // namespace linger
