#include "app/ladder/ladder_view.h"

#include <QFontDatabase>
#include <QPaintEvent>
#include <QScrollBar>
#include <QStyleOption>
#include <algorithm>
#include <cmath>

#include "app/document/host_words.h"
#include "app/document/words.h"
#include "app/ladder/ladder_labels.h"
#include "app/ladder/ladder_words.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

constexpr double kLeastScale = 0.75;
constexpr double kLeastScaleForClass = 0.7;  ///< Of a larger type.
constexpr double kMostExcess = 3;  ///< Of the height that there is: what is longer never fits.

bool isForClass(Look look) {
  return look == Look::PresentLight || look == Look::PresentDark;
}

/// How far a ladder may be shrunk to fit. Whoever has made the type larger wants it so, and
/// scrolls; before a class nobody can.
double leastScale(const QFont& font, Look look) {
  if (isForClass(look)) return kLeastScaleForClass;
  const QFont usual = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
  const double larger = double(QFontMetrics(font).height()) / QFontMetrics(usual).height();
  return std::clamp(kLeastScale * larger, kLeastScale, 1.0);
}

/// The ladder to be drawn in this size without scrolling: closer together, and smaller as far as
/// need be. None where even that is too high.
std::optional<LadderGeometry> wholeLadder(LadderPlan& plan, QSizeF size) {
  for (const double scale : {1.0, 0.9, 0.8, kLeastScaleForClass}) {
    LadderFormat format;
    format.size = size / scale;
    format.isClose = true;
    LadderGeometry geometry = plan.layOut(format);
    const bool isWhole = geometry.size.height() <= format.size.height() &&
                         geometry.size.width() <= format.size.width();
    if (isWhole) return geometry;
  }
  return std::nullopt;
}

}  // namespace

LadderView::LadderView(QWidget* parent)
    : QAbstractScrollArea(parent),
      trace_(std::make_shared<const Trace>()),
      metrics_(std::make_unique<LadderMetrics>(Typeface::from(font()))),
      leastScale_(leastScale(font(), look_)),
      painter_(std::make_unique<LadderPainter>(Typeface::from(font()), themeOf(look_))) {
  makeItemsAccessible();
  setFocusPolicy(Qt::StrongFocus);
  setFrameShape(QFrame::NoFrame);
  viewport()->setMouseTracking(true);
  viewport()->setAttribute(Qt::WA_OpaquePaintEvent);  // What is beneath need not be painted.
  connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
    const double y = geometry().axis.pixelAt(moment_.now) * scale();
    scrolledAway_ = !isInSight(y - verticalScrollBar()->sliderPosition());
  });
  connect(horizontalScrollBar(), &QScrollBar::actionTriggered, this,
          [this] { scrolledAcross_ = true; });
  setAccessibleName(tr("Ladder"));
  setAccessibleDescription(tr("The segments between the two hosts, in the order of time"));
}

LadderView::~LadderView() = default;

void LadderView::setTrace(std::shared_ptr<const Trace> trace) {
  trace_ = trace ? std::move(trace) : std::make_shared<const Trace>();
  items_.reset();
  plan_.reset();
  const int count = int(trace_->segments.size());
  if (moment_.current && moment_.current->value > count) moment_.current.reset();
  if (pull_ && pull_->id.value > count) pull_.reset();
  moment_.hovered.reset();
  forgetLayout();
}

void LadderView::setPlayhead(SimTime at) {
  if (at == moment_.now) return;
  const SimTime before = moment_.now;
  if (!isVisible()) {
    moment_.now = at;  // Where it is in sight is looked at when the ladder is shown.
    return;
  }
  const double oldY = geometry().axis.pixelAt(before);
  moment_.now = at;
  const QRectF changed =
      painter_->changedBetween(*trace_, geometry(), before, at, heightsInSight());
  viewport()->update(toViewport(changed).toAlignedRect());
  viewport()->update(
      QRect(0, 0, viewport()->width(), int(std::ceil(geometry().headerHeight * scale()))));
  followPlayhead(oldY);
}

double LadderView::viewportY(double ladderY) const {
  return ladderY * scale() - verticalScrollBar()->value();
}

bool LadderView::isInSight(double y) const {
  return y >= geometry().headerHeight * scale() && y <= viewport()->height();
}

HeightsInSight LadderView::heightsInSight() const {
  const double above = verticalScrollBar()->value() / scale();
  return {above + geometry().headerHeight, above + viewport()->height() / scale()};
}

/// Keeps the playhead in sight while it moves, unless one has scrolled away from it.
void LadderView::followPlayhead(double oldY) {
  const double is = playheadY();
  const bool leaves = !isInSight(is) || is > viewport()->height() * 0.85;
  if (!isInSight(viewportY(oldY))) return;
  scrolledAway_ = false;
  if (leaves) scrollToPlayhead();
}

double LadderView::playheadY() const {
  return viewportY(geometry().axis.pixelAt(moment_.now));
}

void LadderView::revealPlayhead() {
  if (isVisible() && !isInSight(playheadY())) scrollToPlayhead();
}

void LadderView::revealMoment() {
  constexpr double kLinesBelow = 6;
  const double below = playheadY() + kLinesBelow * QFontMetrics(font()).height();
  if (!isInSight(playheadY()) || !isInSight(below)) scrollToPlayhead();
}

void LadderView::scrollToPlayhead() {
  QScrollBar* bar = verticalScrollBar();
  bar->setValue(int(bar->value() + playheadY() - viewport()->height() * 0.5));
}

/// Another size or type moves everything: the playhead stays in sight, unless one has scrolled
/// away from it.
void LadderView::layOutAgain() {
  fitAgain();
  if (!isVisible() || scrolledAway_) return;
  const double line = QFontMetrics(font()).height();
  const bool isWellIn = isInSight(playheadY() - line) && isInSight(playheadY() + line);
  if (!isWellIn) scrollToPlayhead();
}

void LadderView::setLook(Look look) {
  if (look == look_) return;
  look_ = look;
  leastScale_ = leastScale(font(), look_);
  painter_ = std::make_unique<LadderPainter>(Typeface::from(font()), themeOf(look_));
  layOutAgain();
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
  if (hasFocus()) tellCurrentItem(this, itemOf(*id));
}

const LadderGeometry& LadderView::geometry() const {
  if (geometry_ && isFitted_) return *geometry_;
  LadderFormat format;
  format.size = viewport()->size();
  format.zoom = zoom_;
  format.fitHeight = zoom_ == 1.0;
  if (!plan_) plan_.emplace(*trace_, *metrics_);
  if (geometry_) {
    plan_->fit(format, *geometry_);
  } else {
    geometry_ = plan_->layOut(format);
  }
  const double excess = geometry_->size.height() / std::max(1.0, format.size.height());
  if (isForClass(look_) && format.fitHeight && excess > 1 && excess < kMostExcess) {
    if (auto whole = wholeLadder(*plan_, format.size)) geometry_ = std::move(whole);
  }
  isFitted_ = true;
  return *geometry_;
}

const LadderGeometry& LadderView::labelled(double top, double bottom) const {
  (void)geometry();
  placeLabels(*trace_, *metrics_, *geometry_, top, bottom);
  return *geometry_;
}

void LadderView::forgetLayout() {
  geometry_.reset();
  fitAgain();
}

/// As long as nobody sees it, nothing needs a layout.
void LadderView::fitAgain() {
  isFitted_ = false;
  if (isVisible()) updateScrollBar();
  viewport()->update();
}

/// Less than 1 where the words need a little more width than there is: then all of it is drawn
/// smaller. Where they need much more it scrolls.
double LadderView::scale() const {
  const double width = geometry().size.width();
  if (width <= viewport()->width() || width <= 0) return 1.0;
  return std::max(leastScale_, viewport()->width() / width);
}

void LadderView::updateScrollBar() {
  const double height = geometry().size.height() * scale();
  QScrollBar* bar = verticalScrollBar();
  bar->setRange(0, std::max(0, int(std::floor(height)) - viewport()->height()));
  bar->setPageStep(viewport()->height());
  bar->setSingleStep(QFontMetrics(font()).height() * 2);
  const double width = geometry().size.width() * scale();
  horizontalScrollBar()->setRange(0, std::max(0, int(std::floor(width)) - viewport()->width()));
  horizontalScrollBar()->setPageStep(viewport()->width());
  horizontalScrollBar()->setSingleStep(bar->singleStep());
  if (!scrolledAcross_) showBothHosts();
}

/// Where the ladder is wider than what one sees, the exchange between the hosts comes first.
void LadderView::showBothHosts() {
  const std::vector<Lifeline>& lifelines = geometry().lifelines;
  if (lifelines.size() < 2) return;
  const double middle = (lifelines.front().x + lifelines.back().x) / 2 * scale();
  horizontalScrollBar()->setValue(int(middle - viewport()->width() / 2.0));
}

QPointF LadderView::toLadder(QPointF point) const {
  return {(point.x() + horizontalScrollBar()->value()) / scale(),
          (point.y() + verticalScrollBar()->value()) / scale()};
}

QRectF LadderView::toViewport(const QRectF& box) const {
  const double s = scale();
  return {box.x() * s - horizontalScrollBar()->value(), box.y() * s - verticalScrollBar()->value(),
          box.width() * s, box.height() * s};
}

QRect LadderView::segmentRect(SegmentId id) const {
  const SegmentLine* segment = geometry().segment(id);
  if (!segment) return {};
  labelled(segment->line.y1(), segment->line.y2());
  QRectF box = geometry().hitArea(*segment).boundingRect();
  if (segment->label) box |= segment->label->outline().boundingRect();
  return toViewport(box).toAlignedRect();
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
  const int left = horizontalScrollBar()->value();
  painter.translate(-left, -verticalScrollBar()->value());
  painter.scale(s, s);
  const QRectF visible((exposed.x() + left) / s, (exposed.y() + verticalScrollBar()->value()) / s,
                       exposed.width() / s, exposed.height() / s);
  moment_.inSight = heightsInSight();
  painter_->paintBody(painter, *trace_, labelled(visible.top(), visible.bottom()), moment_,
                      visible);
  painter.restore();
  if (exposed.top() <= header * s) {
    painter.save();
    painter.translate(-left, 0);
    painter.scale(s, s);
    painter_->paintHeader(painter, *trace_, geometry(), moment_);
    painter.restore();
  }
  if (!hasFocus() || !byKeyboard_) return;
  QStyleOptionFocusRect option;
  option.initFrom(viewport());
  style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, viewport());
}

void LadderView::showEvent(QShowEvent* event) {
  QAbstractScrollArea::showEvent(event);
  updateScrollBar();
  revealPlayhead();
}

void LadderView::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  layOutAgain();
}

void LadderView::changeEvent(QEvent* event) {
  QAbstractScrollArea::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  geometry_.reset();
  plan_.reset();
  metrics_ = std::make_unique<LadderMetrics>(Typeface::from(font()));
  leastScale_ = leastScale(font(), look_);
  painter_ = std::make_unique<LadderPainter>(Typeface::from(font()), themeOf(look_));
  layOutAgain();
}

void LadderView::reveal(SegmentId id) {
  const QRect box = segmentRect(id);
  const int top = int(geometry().headerHeight * scale());
  QScrollBar* bar = verticalScrollBar();
  if (box.top() < top) bar->setValue(bar->value() + box.top() - top);
  if (box.bottom() > viewport()->height()) {
    bar->setValue(bar->value() + box.bottom() - viewport()->height());
  }
  const int middle = box.center().x();
  if (middle >= 0 && middle <= viewport()->width()) return;
  QScrollBar* across = horizontalScrollBar();
  across->setValue(across->value() + middle - viewport()->width() / 2);
}

}  // namespace linger
