#include "app/ladder/ladder_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/ladder/ladder_words.h"

namespace linger {
namespace {

constexpr double kGrip = 6;  ///< How near the playhead's line a press takes hold of it.

}  // namespace

LadderView::LadderView(QWidget* parent)
    : QAbstractScrollArea(parent),
      trace_(std::make_shared<const Trace>()),
      painter_(std::make_unique<LadderPainter>(Typeface::from(font()), themeOf(look_))) {
  makeItemsAccessible();
  setFocusPolicy(Qt::StrongFocus);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  setAccessibleName(tr("Ladder"));
  setAccessibleDescription(tr("The segments between the two hosts, in the order of time"));
}

LadderView::~LadderView() = default;

void LadderView::setTrace(std::shared_ptr<const Trace> trace) {
  trace_ = trace ? std::move(trace) : std::make_shared<const Trace>();
  const int count = int(trace_->segments.size());
  if (moment_.current && moment_.current->value > count) moment_.current.reset();
  moment_.hovered.reset();
  forgetLayout();
}

void LadderView::setPlayhead(SimTime at) {
  if (at == moment_.now) return;
  const SimTime before = moment_.now;
  const double oldY = geometry().axis.pixelAt(before);
  moment_.now = at;
  const QRectF changed = painter_->changedBetween(*trace_, geometry(), before, at);
  viewport()->update(toViewport(changed).toAlignedRect());
  viewport()->update(
      QRect(0, 0, viewport()->width(), int(std::ceil(geometry().headerHeight * scale()))));
  followPlayhead(oldY);
}

/// Keeps the playhead in sight while it moves, unless one has scrolled away from it.
void LadderView::followPlayhead(double oldY) {
  QScrollBar* bar = verticalScrollBar();
  const double top = geometry().headerHeight * scale();
  const double height = viewport()->height();
  const double was = oldY * scale() - bar->value();
  const double is = geometry().axis.pixelAt(moment_.now) * scale() - bar->value();
  const bool wasSeen = was >= top && was <= height;
  const bool leaves = is < top || is > height * 0.85;
  if (wasSeen && leaves) bar->setValue(int(bar->value() + is - height * 0.5));
}

void LadderView::setLook(Look look) {
  if (look == look_) return;
  look_ = look;
  painter_ = std::make_unique<LadderPainter>(Typeface::from(font()), themeOf(look_));
  viewport()->update();
}

void LadderView::setShowFuture(bool show) {
  moment_.showFuture = show;
  viewport()->update();
}

void LadderView::setZoom(double zoom) {
  zoom = std::clamp(zoom, 0.25, 8.0);
  if (zoom == zoom_) return;
  const SimTime middle =
      geometry().axis.instantAt(toLadder(QPointF(0, viewport()->height() / 2.0)).y());
  zoom_ = zoom;
  forgetLayout();
  verticalScrollBar()->setValue(
      int(geometry().axis.pixelAt(middle) * scale() - viewport()->height() / 2.0));
}

void LadderView::setMarked(std::set<SegmentId> marked) {
  moment_.marked = std::move(marked);
  viewport()->update();
}

void LadderView::setCurrentSegment(std::optional<SegmentId> id) {
  if (id && (id->value < 1 || id->value > int(trace_->segments.size()))) id.reset();
  if (id == moment_.current) return;
  moment_.current = id;
  viewport()->update();
  if (!id) return;
  reveal(*id);
  emit currentSegmentChanged(*id);
  tellCurrentItem(this, id->value - 1);
}

const LadderGeometry& LadderView::geometry() const {
  if (!geometry_) {
    LadderFormat format;
    format.size = viewport()->size();
    format.face = Typeface::from(font());
    format.zoom = zoom_;
    format.fitHeight = zoom_ == 1.0;
    geometry_ = layOutLadder(*trace_, format);
  }
  return *geometry_;
}

void LadderView::forgetLayout() {
  geometry_.reset();
  updateScrollBar();
  viewport()->update();
}

/// Less than 1 where the words need more width than there is: then all of it is drawn smaller.
double LadderView::scale() const {
  const double width = geometry().size.width();
  return width > viewport()->width() && width > 0 ? viewport()->width() / width : 1.0;
}

void LadderView::updateScrollBar() {
  const double height = geometry().size.height() * scale();
  QScrollBar* bar = verticalScrollBar();
  bar->setRange(0, std::max(0, int(std::floor(height)) - viewport()->height()));
  bar->setPageStep(viewport()->height());
  bar->setSingleStep(QFontMetrics(font()).height() * 2);
}

QPointF LadderView::toLadder(QPointF point) const {
  return {point.x() / scale(), (point.y() + verticalScrollBar()->value()) / scale()};
}

QRectF LadderView::toViewport(const QRectF& box) const {
  const double s = scale();
  return {box.x() * s, box.y() * s - verticalScrollBar()->value(), box.width() * s,
          box.height() * s};
}

QRect LadderView::segmentRect(SegmentId id) const {
  const SegmentLine* segment = geometry().segment(id);
  if (!segment) return {};
  QRectF box = segment->hitArea.boundingRect();
  if (segment->label) box |= segment->label->outline().boundingRect();
  return toViewport(box).toAlignedRect();
}

QString LadderView::itemName(int index) const {
  const SegmentWords words = wordsFor(trace_->segments[std::size_t(index)]);
  return words.detail.isEmpty() ? words.head : words.head + u' ' + words.detail;
}

QString LadderView::itemDescription(int index) const {
  return sentenceFor(*trace_, trace_->segments[std::size_t(index)]);
}

QString LadderView::itemValue(int index) const {
  return wordFor(trace_->segments[std::size_t(index)].delivery);
}

QRect LadderView::itemRect(int index) const {
  const QRect box = segmentRect(SegmentId{index + 1});
  return {viewport()->mapToGlobal(box.topLeft()), box.size()};
}

QSize LadderView::sizeHint() const {
  const int line = QFontMetrics(font()).height();
  return {54 * line, 36 * line};
}

QSize LadderView::minimumSizeHint() const {
  const int line = QFontMetrics(font()).height();
  return {18 * line, 12 * line};
}

void LadderView::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  const double s = scale();
  const double header = geometry().headerHeight;
  const QRectF exposed = event->rect();
  painter.save();
  painter.translate(0, -verticalScrollBar()->value());
  painter.scale(s, s);
  const QRectF visible(exposed.x() / s, (exposed.y() + verticalScrollBar()->value()) / s,
                       exposed.width() / s, exposed.height() / s);
  painter_->paintBody(painter, *trace_, geometry(), moment_, visible);
  painter.restore();
  if (exposed.top() > header * s) return;
  painter.scale(s, s);
  painter_->paintHeader(painter, *trace_, geometry(), moment_);
}

void LadderView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  forgetLayout();
}

void LadderView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  painter_ = std::make_unique<LadderPainter>(Typeface::from(font()), themeOf(look_));
  forgetLayout();
}

bool LadderView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    showTooltip(static_cast<QHelpEvent*>(event));
    return true;
  }
  if (event->type() == QEvent::Leave) hover(std::nullopt);
  return QAbstractScrollArea::viewportEvent(event);
}

void LadderView::showTooltip(QHelpEvent* event) {
  const auto id = geometry().segmentAt(toLadder(event->pos()));
  if (!id) {
    QToolTip::hideText();
    return;
  }
  QToolTip::showText(event->globalPos(), sentenceFor(*trace_, trace_->segment(*id)), viewport(),
                     segmentRect(*id));
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
  const auto id = geometry().segmentAt(point);
  const bool onAxis = point.x() <= geometry().axisX + kGrip / scale();
  if (id && !onAxis) {
    setCurrentSegment(id);
    emit segmentActivated(*id);
  } else if (isOnPlayheadOrAxis(point)) {
    draggingTime_ = true;
    emit instantRequested(geometry().axis.instantAt(point.y()));
  }
}

void LadderView::mouseMoveEvent(QMouseEvent* event) {
  const QPointF point = toLadder(event->position());
  if (draggingTime_) {
    emit instantRequested(geometry().axis.instantAt(point.y()));
    return;
  }
  const auto id = geometry().segmentAt(point);
  hover(id);
  const bool time = !id && isOnPlayheadOrAxis(point);
  viewport()->setCursor(id ? Qt::PointingHandCursor : time ? Qt::SizeVerCursor : Qt::ArrowCursor);
}

void LadderView::mouseReleaseEvent(QMouseEvent*) {
  draggingTime_ = false;
}

void LadderView::contextMenuEvent(QContextMenuEvent* event) {
  const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
  const auto id = byKey ? moment_.current : geometry().segmentAt(toLadder(event->pos()));
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
      return;
    default: break;
  }
  event->ignore();
}

/// Tab goes from segment to segment, and from the last one out of the ladder.
bool LadderView::focusNextPrevChild(bool next) {
  const int count = int(trace_->segments.size());
  const int at = moment_.current ? moment_.current->value : next ? 0 : count + 1;
  const int wanted = next ? at + 1 : at - 1;
  if (!hasFocus() || wanted < 1 || wanted > count) {
    return QAbstractScrollArea::focusNextPrevChild(next);
  }
  setCurrentSegment(SegmentId{wanted});
  return true;
}

void LadderView::step(int direction) {
  const int count = int(trace_->segments.size());
  if (count == 0) return;
  const int at = moment_.current ? moment_.current->value : direction > 0 ? 0 : count + 1;
  setCurrentSegment(SegmentId{std::clamp(at + direction, 1, count)});
}

void LadderView::reveal(SegmentId id) {
  const QRect box = segmentRect(id);
  const int top = int(geometry().headerHeight * scale());
  QScrollBar* bar = verticalScrollBar();
  if (box.top() < top) bar->setValue(bar->value() + box.top() - top);
  if (box.bottom() > viewport()->height()) {
    bar->setValue(bar->value() + box.bottom() - viewport()->height());
  }
}

void LadderView::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  const bool byTab = event->reason() == Qt::TabFocusReason;
  const bool byBacktab = event->reason() == Qt::BacktabFocusReason;
  const int count = int(trace_->segments.size());
  if (count > 0 && byTab) setCurrentSegment(SegmentId{1});
  if (count > 0 && byBacktab) setCurrentSegment(SegmentId{count});
}

void LadderView::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

}  // namespace linger
