#include "app/window/scrubber.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/document/tick_text.h"
#include "app/document/words.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

int millisecondsOf(SimTime at) {
  return static_cast<int>(std::min<std::int64_t>(microseconds(at) / 1000, 2'000'000'000));
}

/// An axis that reaches further than seconds are read has its ticks in minutes, all of them.
bool isInMinutes(const std::vector<SimTime>& ticks) {
  constexpr Duration kReadInSeconds = 240s;
  if (ticks.empty() || ticks.back() <= kSimStart + kReadInSeconds) return false;
  return std::ranges::all_of(ticks, [](SimTime at) { return (at - kSimStart) % 1min == 0us; });
}

QString markText(SimTime at, bool inMinutes) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(at - kSimStart);
  const bool isShort = minutes > 0min && minutes < 1h;
  return inMinutes && isShort ? Scrubber::tr("%1 min").arg(minutes.count())
                              : tickText(at);
}

}  // namespace

Scrubber::Scrubber(Document& document, Playhead& playhead, QWidget* parent)
    : QAbstractSlider(parent),
      document_(document),
      playhead_(playhead),
      trace_(document.trace()),
      run_(document.run()) {
  makeValuesSpoken();
  setOrientation(Qt::Horizontal);
  setAccessibleName(tr("Playhead"));
  setAccessibleDescription(tr("The instant that every view shows"));
  setFocusPolicy(Qt::TabFocus);
  setCursor(Qt::PointingHandCursor);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(&playhead_, &Playhead::moved, this, &Scrubber::updateFromPlayhead);
  connect(this, &QAbstractSlider::valueChanged, this, [this](int value) {
    if (value != millisecondsOf(playhead_.at())) {
      playhead_.seek(kSimStart + std::chrono::milliseconds(value));
    }
  });
  makeAxis();
}

void Scrubber::setShown(const TracePointer& trace, const TracePointer& beside,
                        std::optional<SimTime> horizon) {
  trace_ = trace;
  beside_ = beside;
  horizon_ = horizon;
  makeAxis();
}

int Scrubber::margin() const {
  return fontMetrics().height() / 2 + 2;
}

QSize Scrubber::sizeHint() const {
  return {400, fontMetrics().height() * 5 / 2};
}

QSize Scrubber::minimumSizeHint() const {
  return {120, sizeHint().height()};
}

double Scrubber::trackY() const {
  return fontMetrics().height() * 0.75;
}

SimTime Scrubber::lastShown() const {
  return horizon_ ? std::min(playhead_.end(), *horizon_) : playhead_.end();
}

SimTime Scrubber::axisEndOfBoth() const {
  const bool isScenario = document_.isEditable();
  const SimTime end = isScenario
                          ? axisEndAfter(run_->scenario, last_, document_.scenario(), *trace_)
                          : axisEnd(*trace_);
  return beside_ ? std::max(end, axisEnd(*beside_)) : end;
}

/// Both runs are on the axis of the one that lasts longer.
void Scrubber::makeAxis() {
  const double end = std::max(width() - margin(), margin() + 1);
  if (trace_->server) {
    last_ = horizon_ ? sceneEnd(*trace_) : axisEndOfBoth();
    seconds_ = secondsAxis(*trace_, last_, margin(), end);
  } else {
    const bool isShorter = beside_ && beside_->end > trace_->end;
    seconds_ = {overviewAxis(isShorter ? *beside_ : *trace_, margin(), end), std::nullopt};
  }
  run_ = document_.run();
  makeTicks();
  setSingleStep(1);
  updateFromPlayhead();
  emit axisChanged();
}

/// One for each pixel at most: of a long run many instants lie at the same.
void Scrubber::makeTicks() {
  ticks_.clear();
  for (SimTime at : eventInstants(*trace_)) {
    const double x = axis().pixelAt(at);
    if (ticks_.empty() || x - ticks_.back() >= 1) ticks_.push_back(x);
  }
}

void Scrubber::updateFromPlayhead() {
  const QSignalBlocker blocker(this);
  setRange(0, millisecondsOf(lastShown()));
  setValue(millisecondsOf(playhead_.at()));
  update();
}

double Scrubber::spokenValue() const {
  return double(microseconds(playhead_.at())) / 1e6;
}

double Scrubber::mostSpoken() const {
  return double(microseconds(lastShown())) / 1e6;
}

QString Scrubber::spokenText() const {
  return instantText(playhead_.at());
}

void Scrubber::setSpokenValue(double seconds) {
  playhead_.seek(kSimStart + Duration(std::llround(seconds * 1e6)));
}

void Scrubber::resizeEvent(QResizeEvent* event) {
  QAbstractSlider::resizeEvent(event);
  makeAxis();
}

void Scrubber::changeEvent(QEvent* event) {
  QAbstractSlider::changeEvent(event);
  if (event->type() == QEvent::FontChange) makeAxis();
}

void Scrubber::seekTo(double pixel) {
  playhead_.seek(axis().instantAt(pixel));
}

void Scrubber::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  setSliderDown(true);
  seekTo(event->position().x());
}

void Scrubber::mouseMoveEvent(QMouseEvent* event) {
  if (isSliderDown()) seekTo(event->position().x());
}

void Scrubber::mouseReleaseEvent(QMouseEvent*) {
  setSliderDown(false);
}

void Scrubber::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
    case Qt::Key_PageUp: return playhead_.stepBackward();
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_PageDown: return playhead_.stepForward();
    case Qt::Key_Home: return playhead_.toStart();
    case Qt::Key_End: return playhead_.toEnd();
  }
  QAbstractSlider::keyPressEvent(event);
}

void Scrubber::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  paintTrack(painter);
  paintTicks(painter);
  if (trace_->server) {
    paintSeconds(painter);
    paintBreak(painter);
  } else {
    paintPauses(painter);
  }
  paintHandle(painter);
}

void Scrubber::paintTrack(QPainter& painter) const {
  const double y = trackY();
  painter.setPen(QPen(palette().color(QPalette::Mid), 4, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(axis().start(), y), QPointF(axis().end(), y));
  painter.setPen(QPen(palette().color(QPalette::Highlight), 4, Qt::SolidLine, Qt::RoundCap));
  painter.drawLine(QPointF(axis().start(), y), QPointF(axis().pixelAt(playhead_.at()), y));
}

void Scrubber::paintTicks(QPainter& painter) const {
  const double y = trackY();
  painter.setPen(QPen(palette().color(QPalette::Dark), 1));
  for (const double x : ticks_) {
    painter.drawLine(QPointF(x, y + 5), QPointF(x, y + 8));
  }
}

void Scrubber::paintBreak(QPainter& painter) const {
  if (!seconds_.widenedUntil) return;
  const QRectF gap(seconds_.breakFrom(), 0, seconds_.breakTo() - seconds_.breakFrom(),
                   trackY() + 8);
  painter.fillRect(gap, palette().color(QPalette::Base));
  painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1, Qt::DashLine));
  painter.drawLine(gap.topLeft(), gap.bottomLeft());
  painter.drawLine(gap.topRight(), gap.bottomRight());
}

/// The length of the exchange under its part of the axis, and round seconds under the other.
void Scrubber::paintSeconds(QPainter& painter) const {
  painter.setPen(palette().color(QPalette::PlaceholderText));
  const QFontMetrics metrics = fontMetrics();
  const double top = trackY() + 8;
  const auto write = [&](double middle, double least, const QString& words) {
    const double width = metrics.horizontalAdvance(words);
    const double left = std::min(middle - width / 2, this->width() - width - 1.0);
    if (left < least) return;
    painter.drawText(QRectF(left, top, width + 1, metrics.height()), Qt::AlignLeft, words);
  };
  const double least = 5.0 * metrics.height();
  if (seconds_.widenedUntil) {
    const QString length = tickText(*seconds_.widenedUntil);
    const QString words = tr("exchange, %1", "the segments up to the break").arg(length);
    const double room = seconds_.breakFrom() - axis().start();
    const bool fits = metrics.horizontalAdvance(words) < room;
    write((axis().start() + seconds_.breakFrom()) / 2, 0, fits ? words : length);
  }
  const std::vector<SimTime> instants = roundInstants(seconds_, least);
  const bool inMinutes = isInMinutes(instants);
  for (SimTime at : instants) {
    const double x = axis().pixelAt(at);
    painter.drawLine(QPointF(x, trackY() + 4), QPointF(x, trackY() + 9));
    write(x, seconds_.breakFrom(), markText(at, inMinutes));
  }
}

/// Where an axis with broken pauses begins and ends, and between them what its breaks hide, as far
/// as there is room.
void Scrubber::paintPauses(QPainter& painter) const {
  painter.setPen(palette().color(QPalette::PlaceholderText));
  const double gap = fontMetrics().averageCharWidth();
  const auto boxOf = [this](const QString& words) {
    return QRectF(0, trackY() + 8, fontMetrics().horizontalAdvance(words), fontMetrics().height());
  };
  const QString first = tickText(axis().first());
  QRectF begin = boxOf(first);
  begin.moveLeft(axis().start() - margin());
  const QString last = tickText(lastShown());
  QRectF end = boxOf(last);
  end.moveRight(axis().end() + margin());
  painter.drawText(end, Qt::AlignRight, last);
  if (begin.right() + gap <= end.left()) painter.drawText(begin, Qt::AlignLeft, first);

  double free = begin.right() + gap;
  for (const AxisBreak& hidden : axis().breaks()) {
    const QString words = tr("≈ %1 ≈").arg(
        durationText(std::chrono::duration_cast<std::chrono::milliseconds>(hidden.hidden())));
    QRectF box = boxOf(words);
    box.moveLeft((hidden.from + hidden.to - box.width()) / 2);
    if (box.left() < free || box.right() > end.left() - gap) continue;
    painter.drawText(box, Qt::AlignHCenter, words);
    free = box.right() + gap;
  }
}

void Scrubber::paintHandle(QPainter& painter) const {
  const QPointF middle(axis().pixelAt(playhead_.at()), trackY());
  const double radius = fontMetrics().height() * 0.4;
  painter.setPen(QPen(palette().color(QPalette::Base), 2));
  painter.setBrush(palette().color(QPalette::Highlight));
  painter.drawEllipse(middle, radius, radius);
  if (!hasFocus()) return;
  painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawEllipse(middle, radius + 3, radius + 3);
}

}  // namespace linger
