#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/document/timer_text.h"
#include "app/ladder/ladder_view.h"
#include "app/ladder/ladder_words.h"

/// What mouse, wheel and keyboard do on the ladder.

namespace linger {
namespace {

/// As rich text, which a tooltip breaks into lines.
QString timerTip(const Trace& trace, const TimerRecord& timer) {
  const TimerText shown = timerText(trace, timer);
  QString lines;
  for (const QString& line : {shown.title, shown.setBy, shown.changes}) {
    if (!line.isEmpty()) lines += QStringLiteral("<p>%1</p>").arg(line.toHtmlEscaped());
  }
  return lines;
}

constexpr double kGrip = 6;  ///< How near the playhead's line a press takes hold of it.

}  // namespace

bool LadderView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    showTooltip(static_cast<QHelpEvent*>(event));
    return true;
  }
  if (event->type() == QEvent::Leave) hover(std::nullopt);
  return QAbstractScrollArea::viewportEvent(event);
}

/// What is hidden cannot be pointed at.
std::optional<SegmentId> LadderView::segmentAt(QPointF point) const {
  const std::optional<SegmentId> id = geometry().segmentAt(point);
  return id && id->value <= segmentCount() ? id : std::nullopt;
}

std::optional<std::size_t> LadderView::timerAt(QPointF point) const {
  const auto rings = painter_->ringsAt(*trace_, geometry(), moment_.now, heightsInSight());
  for (const Ring& ring : rings) {
    if (QLineF(point, ring.centre).length() <= ring.radius) return ring.timer;
  }
  const std::optional<std::size_t> timer = geometry().timerAt(point);
  const bool shown = timer && (moment_.showFuture || trace_->timers[*timer].set <= moment_.now);
  return shown ? timer : std::nullopt;
}

void LadderView::showTooltip(QHelpEvent* event) {
  const QPointF point = toLadder(event->pos());
  if (const auto id = segmentAt(point)) {
    QToolTip::showText(event->globalPos(), sentenceFor(*trace_, trace_->segment(*id)), viewport(),
                       segmentRect(*id));
  } else if (const auto timer = timerAt(point)) {
    QToolTip::showText(event->globalPos(), timerTip(*trace_, trace_->timers[*timer]), viewport());
  } else {
    QToolTip::hideText();
  }
}

void LadderView::hover(std::optional<SegmentId> id) {
  if (id == moment_.hovered) return;
  moment_.hovered = id;
  viewport()->update();
}

bool LadderView::isOnPlayheadOrAxis(QPointF point) const {
  const double near = kGrip / scale();
  if (point.x() <= geometry().axisX + near) return true;
  return std::abs(point.y() - geometry().axis.pixelAt(moment_.now)) <= near;
}

void LadderView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const QPointF point = toLadder(event->position());
  const auto id = segmentAt(point);
  const bool onAxis = point.x() <= geometry().axisX + kGrip / scale();
  if (id && !onAxis) {
    setCurrentSegment(id);
    const TimeAxis& axis = geometry().axis;
    pull_ = Pull{*id, axis, event->position(), axis.pixelAt(trace_->segment(*id).arrives)};
  } else if (isOnPlayheadOrAxis(point)) {
    draggingTime_ = true;
    emit instantRequested(geometry().axis.instantAt(point.y()));
  } else {
    emit nothingActivated();
  }
}

/// By as much as the hand has moved, the end of the segment's line moves. The axis is the one that
/// was there at first: each new run has another, and the hand would lose its hold.
void LadderView::pull(QPointF to) {
  const double dy = to.y() - pull_->from.y();
  if (!pull_->moves && std::abs(dy) < QApplication::startDragDistance()) return;
  pull_->moves = true;
  viewport()->setCursor(Qt::SizeVerCursor);
  emit arrivalRequested(pull_->id, pull_->axis.instantAt(pull_->arrivalY + dy / scale()));
}

void LadderView::mouseMoveEvent(QMouseEvent* event) {
  const QPointF point = toLadder(event->position());
  // A dialog that came up during a drag has taken its release.
  if (!(event->buttons() & Qt::LeftButton)) letGo();
  if (pull_) {
    pull(event->position());
    return;
  }
  if (draggingTime_) {
    emit instantRequested(geometry().axis.instantAt(point.y()));
    return;
  }
  const auto id = segmentAt(point);
  hover(id);
  const bool time = !id && isOnPlayheadOrAxis(point);
  viewport()->setCursor(id ? Qt::PointingHandCursor : time ? Qt::SizeVerCursor : Qt::ArrowCursor);
}

void LadderView::mouseReleaseEvent(QMouseEvent*) {
  const std::optional<SegmentId> clicked =
      pull_ && !pull_->moves ? std::optional(pull_->id) : std::nullopt;
  letGo();
  if (clicked) emit segmentActivated(*clicked);
}

void LadderView::letGo() {
  draggingTime_ = false;
  const std::optional<Pull> pulled = std::exchange(pull_, std::nullopt);
  if (pulled && pulled->moves) emit arrivalSettled();
}

void LadderView::contextMenuEvent(QContextMenuEvent* event) {
  const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
  const auto id = byKey ? moment_.current : segmentAt(toLadder(event->pos()));
  if (!id) {
    QAbstractScrollArea::contextMenuEvent(event);
    return;
  }
  setCurrentSegment(id);
  const QPoint global =
      byKey ? viewport()->mapToGlobal(segmentRect(*id).center()) : event->globalPos();
  emit segmentContextMenuRequested(*id, global);
}

void LadderView::wheelEvent(QWheelEvent* event) {
  if (!(event->modifiers() & Qt::ControlModifier)) {
    QAbstractScrollArea::wheelEvent(event);
    return;
  }
  setZoom(zoom_ * std::pow(1.2, event->angleDelta().y() / 120.0));
}

void LadderView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Down: step(+1); return;
    case Qt::Key_Up: step(-1); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (moment_.current) emit segmentActivated(*moment_.current);
      return;
    case Qt::Key_Escape:
      if (!moment_.current) break;
      setCurrentSegment(std::nullopt);
      emit nothingActivated();
      return;
    default: break;
  }
  event->ignore();
}

/// Tab goes from segment to segment, and from the last one out of the ladder.
bool LadderView::focusNextPrevChild(bool next) {
  const int count = segmentCount();
  const int at = moment_.current ? moment_.current->value : next ? 0 : count + 1;
  const int wanted = next ? at + 1 : at - 1;
  if (!hasFocus() || wanted < 1 || wanted > count) {
    return QAbstractScrollArea::focusNextPrevChild(next);
  }
  setCurrentSegment(SegmentId{wanted});
  return true;
}

void LadderView::step(int direction) {
  const int count = segmentCount();
  if (count == 0) return;
  const int at = moment_.current ? moment_.current->value : direction > 0 ? 0 : count + 1;
  setCurrentSegment(SegmentId{std::clamp(at + direction, 1, count)});
}

void LadderView::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
  const bool byTab = event->reason() == Qt::TabFocusReason;
  const bool byBacktab = event->reason() == Qt::BacktabFocusReason;
  byKeyboard_ = byTab || byBacktab;
  const int count = segmentCount();
  if (count > 0 && byTab) setCurrentSegment(SegmentId{1});
  if (count > 0 && byBacktab) setCurrentSegment(SegmentId{count});
}

void LadderView::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

}  // namespace linger
