#include "app/learn/player/instant_axis.h"

#include <QMouseEvent>
#include <QPainter>
#include <array>
#include <cmath>

#include "app/document/tick_text.h"
#include "app/document/words.h"

namespace linger {
namespace {

using Seconds = std::chrono::duration<double>;

constexpr int kSteps = 600;
constexpr double kLongest = 300;  ///< Seconds.
constexpr double kLinear = 0.1;   ///< Seconds: up to about here the axis is to scale.
constexpr std::array<Duration, 8> kTicks{
    Duration(0), Duration(100ms), 1s, 5s, Duration(20s), 60s, 120s, 300s};

double stretch() {
  return std::log1p(kLongest / kLinear);
}

double secondsAt(int step) {
  return kLinear * std::expm1(stretch() * step / kSteps);
}

int stepAt(double seconds) {
  return int(std::lround(kSteps * std::log1p(std::max(0.0, seconds) / kLinear) / stretch()));
}

/// As people say it: the shorter, the finer.
Duration rounded(double seconds) {
  const double grain = seconds < 1 ? 0.01 : seconds < 10 ? 0.1 : seconds < 100 ? 0.5 : 1;
  return std::chrono::round<Duration>(Seconds(std::round(seconds / grain) * grain));
}

}  // namespace

InstantAxis::InstantAxis(QWidget* parent) : QAbstractSlider(parent) {
  setOrientation(Qt::Horizontal);
  setRange(0, kSteps);
  setPageStep(kSteps / 20);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Time axis: put the instant here"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

SimTime InstantAxis::instant() const {
  return kSimStart + rounded(secondsAt(value()));
}

void InstantAxis::setInstant(SimTime at) {
  isQuiet_ = true;
  hasMark_ = true;
  setValue(stepAt(Seconds(at - kSimStart).count()));
  isQuiet_ = false;
  setAccessibleDescription(instantText(at));
  update();
}

void InstantAxis::sliderChange(SliderChange change) {
  QAbstractSlider::sliderChange(change);
  update();
  if (change != SliderValueChange || isQuiet_) return;
  hasMark_ = true;
  setAccessibleDescription(instantText(instant()));
  emit chosen(instant());
}

double InstantAxis::pixelOf(int value) const {
  const double margin = fontMetrics().height();
  return margin + (width() - 2 * margin) * value / kSteps;
}

void InstantAxis::choosePixel(double x) {
  const double margin = fontMetrics().height();
  const double share = (x - margin) / std::max(1.0, width() - 2 * margin);
  const int step = int(std::lround(std::clamp(share, 0.0, 1.0) * kSteps));
  step == value() ? sliderChange(SliderValueChange) : setValue(step);
}

void InstantAxis::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) choosePixel(event->position().x());
}

void InstantAxis::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) choosePixel(event->position().x());
}

void InstantAxis::wheelEvent(QWheelEvent* event) {
  event->ignore();  // It scrolls the step.
}

void InstantAxis::focusInEvent(QFocusEvent* event) {
  QAbstractSlider::focusInEvent(event);
  update();
}

void InstantAxis::focusOutEvent(QFocusEvent* event) {
  QAbstractSlider::focusOutEvent(event);
  update();
}

QSize InstantAxis::sizeHint() const {
  return {fontMetrics().height() * 24, fontMetrics().height() * 7 / 2};
}

QSize InstantAxis::minimumSizeHint() const {
  return {fontMetrics().height() * 12, fontMetrics().height() * 7 / 2};
}

void InstantAxis::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double line = fontMetrics().height();
  const double axis = line * 1.4;
  painter.setPen(QPen(palette().windowText().color(), 1.5));
  painter.drawLine(QPointF(pixelOf(0), axis), QPointF(pixelOf(kSteps), axis));
  double free = 0;  // Words do not run into each other.
  for (const Duration tick : kTicks) {
    const double x = pixelOf(stepAt(Seconds(tick).count()));
    painter.drawLine(QPointF(x, axis - line / 4), QPointF(x, axis + line / 4));
    const QString words = tickText(kSimStart + tick);
    const double wide = fontMetrics().horizontalAdvance(words);
    const double left = std::clamp(x - wide / 2, line / 2, width() - line / 2 - wide);
    if (left < free) continue;
    painter.drawText(QPointF(left, axis + 1.3 * line), words);
    free = left + wide + line / 3;
  }
  if (hasFocus()) {
    painter.setPen(QPen(palette().highlight().color(), 2));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
  }
  if (!hasMark_) return;
  const double x = pixelOf(value());
  painter.setPen(QPen(palette().highlight().color(), 2));
  painter.setBrush(palette().highlight());
  painter.drawLine(QPointF(x, line * 0.3), QPointF(x, axis));
  painter.drawPolygon(
      QPolygonF({{x, axis}, {x - line / 3, line * 0.3}, {x + line / 3, line * 0.3}}));
}

}  // namespace linger
