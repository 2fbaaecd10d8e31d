#include "app/verdict/verdict_lanes.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/verdict/connect_words.h"
#include "app/verdict/lane_answer.h"
#include "app/verdict/lanes_painter.h"
#include "app/verdict/rebind_words.h"
#include "model/trace/works_from.h"

namespace linger {

VerdictLanes::VerdictLanes(QWidget* parent)
    : QWidget(parent),
      trace_(std::make_shared<const Trace>()),
      texts_(std::make_unique<TextCache>(Typeface::from(font()))) {
  makeItemsAccessible();
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Can the server restart now?"));
  setAccessibleDescription(tr("For each set of options, when the server could be started again"));
}

void VerdictLanes::setTrace(std::shared_ptr<const Trace> trace) {
  trace_ = trace ? std::move(trace) : std::make_shared<const Trace>();
  ask();
}

void VerdictLanes::setQueries(std::vector<RebindQuery> queries) {
  queries_ = std::move(queries);
  ask();
}

void VerdictLanes::ask() {
  lanes_ = lanesAtStake(*trace_, queries_);
  setAccessibleName(asksConnect() ? tr("Can the client connect now?")
                                  : tr("Can the server restart now?"));
  const auto own = std::ranges::find(lanes_, true, &Lane::asRun);
  const std::size_t asRun = own == lanes_.end() ? 0 : std::size_t(own - lanes_.begin());
  if (asRun != asRun_) current_ = asRun;
  asRun_ = asRun;
  current_ = std::min(current_, lanes_.empty() ? 0 : lanes_.size() - 1);
  forgetLayout();
  emit lanesChanged();
}

bool VerdictLanes::asksConnect() const {
  return !lanes_.empty() && lanes_.front().connects.has_value();
}

void VerdictLanes::setPlayhead(SimTime at) {
  if (at == now_) return;
  const double before = axis().pixelAt(now_);
  now_ = at;
  const double after = axis().pixelAt(now_);
  for (double x : {before, after}) update(QRect(int(x) - 3, 0, 7, height()));
}

void VerdictLanes::setLook(Look look) {
  look_ = look;
  forgetPicture();
}

void VerdictLanes::setSpacing(LaneSpacing spacing) {
  if (spacing == spacing_) return;
  spacing_ = spacing;
  forgetLayout();
}

void VerdictLanes::forgetPicture() {
  stretches_.forget();
  update();
}

void VerdictLanes::setAxis(std::optional<SecondsAxis> axis) {
  axis_ = std::move(axis);
  forgetLayout();
}

double VerdictLanes::labelWidth() const {
  return spacing_ == LaneSpacing::UnderNames ? 0 : lanesLabelWidth(lanes_, *texts_);
}

void VerdictLanes::setCurrentLane(std::size_t lane) {
  if (lane >= lanes_.size() || lane == current_) return;
  current_ = lane;
  forgetPicture();
  emit currentLaneChanged(lane);
  tellCurrentItem(this, int(lane));
}

std::optional<SimTime> VerdictLanes::clearsAt(std::size_t lane) const {
  if (lane >= lanes_.size()) return std::nullopt;
  const VerdictInterval* interval = intervalAt(lanes_[lane].intervals, now_);
  if (!interval || interval->verdict.works()) return std::nullopt;
  return interval->clears;
}

std::optional<SimTime> VerdictLanes::worksFrom(std::size_t lane) const {
  if (lane >= lanes_.size()) return std::nullopt;
  return linger::worksFrom(lanes_[lane].intervals, now_);
}

QString VerdictLanes::headline(std::size_t lane) const {
  return lane < lanes_.size() ? answerFor(*trace_, lanes_[lane], now_).words.headline : QString();
}

QString VerdictLanes::sentence(std::size_t lane) const {
  return lane < lanes_.size() ? answerFor(*trace_, lanes_[lane], now_).words.sentence() : QString();
}

QString VerdictLanes::itemName(int index) const {
  return lanes_[std::size_t(index)].label;
}

QString VerdictLanes::itemDescription(int index) const {
  return sentence(std::size_t(index));
}

QString VerdictLanes::itemValue(int index) const {
  const VerdictInterval* interval = intervalAt(lanes_[std::size_t(index)].intervals, now_);
  return interval ? answerWords(*interval) : QString();
}

QRect VerdictLanes::itemRect(int index) const {
  const QRectF row = geometry().rows[std::size_t(index)];
  const QRect box(0, int(row.top()), width(), int(std::ceil(row.height())));
  return {mapToGlobal(box.topLeft()), box.size()};
}

void VerdictLanes::pressItem(int index) {
  if (const auto clears = clearsAt(std::size_t(index))) emit instantRequested(*clears);
}

const LanesGeometry& VerdictLanes::geometry() const {
  if (!geometry_) {
    const double margin = texts_->sizeOf(TextRole::Text, QStringLiteral("X")).height() * 0.7;
    const double left = labelWidth() + margin;
    const double right = std::max(labelWidth() + 60, width() - margin);
    geometry_ =
        layOutLanes(lanes_, axis_ ? *axis_ : secondsAxis(*trace_, axisEnd(*trace_), left, right),
                    *texts_, spacing_);
  }
  return *geometry_;
}

void VerdictLanes::forgetLayout() {
  geometry_.reset();
  updateGeometry();
  forgetPicture();
}

QSize VerdictLanes::sizeHint() const {
  const int line = fontMetrics().height();
  return {int(labelWidth()) + 30 * line, int(std::ceil(geometry().height))};
}

QSize VerdictLanes::minimumSizeHint() const {
  const int line = fontMetrics().height();
  return {int(labelWidth()) + 3 * line, int(std::ceil(geometry().height))};
}

void VerdictLanes::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  const Theme& theme = themeOf(look_);
  const auto current = lanes_.empty() ? std::nullopt : std::optional(current_);
  stretches_.draw(painter, size(), theme.panel, [&](QPainter& brush) {
    paintStretches(brush, lanes_, geometry(), current, hasFocus(), theme, *texts_);
  });
  LanesGeometry inSight = geometry();  // Of many lanes some may be scrolled away.
  std::erase_if(inSight.pieces, [seen = QRectF(event->rect())](const LanePiece& piece) {
    return piece.box.bottom() < seen.top() || piece.box.top() > seen.bottom();
  });
  paintMoment(painter, lanes_, inSight, now_, theme, *texts_);
}

void VerdictLanes::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  geometry_.reset();
  forgetPicture();
}

void VerdictLanes::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  texts_ = std::make_unique<TextCache>(Typeface::from(font()));
  forgetLayout();
}

bool VerdictLanes::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  auto* help = static_cast<QHelpEvent*>(event);
  const LanePiece* piece = geometry().pieceAt(help->pos());
  if (!piece) {
    const auto& labels = geometry().labels;
    const auto label = std::ranges::find_if(
        labels, [help](const QRectF& box) { return box.contains(help->pos()); });
    if (label == labels.end()) {
      QToolTip::hideText();
    } else {
      const Lane& lane = lanes_[static_cast<std::size_t>(label - labels.begin())];
      QToolTip::showText(help->globalPos(),
                         lane.connects ? whatConnects(*lane.connects) : whoSets(lane.query), this,
                         label->toAlignedRect());
    }
    return true;
  }
  const Lane& lane = lanes_[piece->lane];
  const VerdictInterval& interval = lane.intervals[piece->interval];
  const SimTime at = std::max(interval.from, axis().instantAt(help->pos().x()));
  QToolTip::showText(help->globalPos(), explain(*trace_, lane, interval, at).sentence(), this,
                     piece->box.toAlignedRect());
  return true;
}

void VerdictLanes::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Down: setCurrentLane(current_ + 1); return;
    case Qt::Key_Up:
      if (current_ > 0) setCurrentLane(current_ - 1);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter: pressItem(int(current_)); return;
    default: QWidget::keyPressEvent(event);
  }
}

void VerdictLanes::seekTo(double x) {
  emit instantRequested(axis().instantAt(x));
}

void VerdictLanes::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const QPointF point = event->position();
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    const QRectF row = geometry().rows[lane];
    if (point.y() >= row.top() && point.y() <= row.bottom()) setCurrentLane(lane);
  }
  if (point.x() < axis().start()) return;
  dragging_ = true;
  seekTo(point.x());
}

void VerdictLanes::mouseMoveEvent(QMouseEvent* event) {
  if (dragging_) seekTo(event->position().x());
}

void VerdictLanes::mouseReleaseEvent(QMouseEvent*) {
  dragging_ = false;
}

void VerdictLanes::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  forgetPicture();
}

void VerdictLanes::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  forgetPicture();
}

}  // namespace linger
