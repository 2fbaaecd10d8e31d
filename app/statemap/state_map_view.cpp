#include "app/statemap/state_map_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QStyleOption>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "app/document/words.h"
#include "app/look/distance.h"
#include "model/trace/snapshot.h"

namespace linger {
namespace {

double distance(QPointF point, const MapArrow& arrow) {
  if (arrow.label.contains(point)) return 0;
  double least = std::numeric_limits<double>::max();
  for (qsizetype i = 1; i < arrow.path.size(); ++i) {
    least = std::min(least, linger::distance(point, QLineF(arrow.path[i - 1], arrow.path[i])));
  }
  return least;
}

/// When a run first takes an arrow.
std::optional<SimTime> firstTaken(const Trace& trace, const EdgeId& id) {
  for (const TransitionRecord& move : trace.transitions) {
    if (edgeOf(move.from, move.to, move.event) == id) return move.at;
  }
  return std::nullopt;
}

bool isIn(const Snapshot& snapshot, State state) {
  return std::ranges::any_of(snapshot.hosts, [state](const HostSnapshot& host) {
    return host.shown && host.state == state;
  });
}

/// When a state is entered next after `now`; after the last time, the first again. None: never.
std::optional<SimTime> nextEntered(const Trace& trace, State state, SimTime now) {
  std::optional<SimTime> first;
  if (isIn(snapshotAt(trace, kSimStart), state)) first = kSimStart;
  for (const TransitionRecord& move : trace.transitions) {
    if (move.to != state || move.from == state || move.at < kSimStart) continue;
    if (move.at > now) return move.at;
    if (!first) first = move.at;
  }
  return first;
}

}  // namespace

StateMapView::StateMapView(QWidget* parent)
    : QWidget(parent),
      trace_(std::make_shared<const Trace>()),
      texts_(std::make_unique<TextCache>(Typeface::from(font()))) {
  makeItemsAccessible();
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("State diagram"));
  updateMoment();
}

void StateMapView::setTrace(std::shared_ptr<const Trace> trace) {
  trace_ = trace ? std::move(trace) : std::make_shared<const Trace>();
  updateMoment();
}

void StateMapView::setPlayhead(SimTime at) {
  now_ = at;
  updateMoment();
}

void StateMapView::setLook(Look look) {
  look_ = look;
  forgetPicture();
}

void StateMapView::forgetPicture() {
  picture_.forget();
  update();
}

/// Repaints only when something is different: mostly nothing is, from one frame to the next.
void StateMapView::updateMoment() {
  MapMoment moment = momentAt(*trace_, now_);
  const std::size_t before = seen_.size();
  seen_.insert(moment.taken.begin(), moment.taken.end());
  moment.coverage = coverageText(seen_);
  if (current_ >= 0) moment.current = mapEdges()[std::size_t(current_)].id;
  if (!(moment == moment_)) {
    moment_ = std::move(moment);
    setAccessibleDescription(lastSentence());
    forgetPicture();
  }
  if (seen_.size() != before) emit seenChanged();
}

QStringList StateMapView::seen() const {
  QStringList names;
  for (const EdgeId& edge : seen_) names << nameOf(edge);
  return names;
}

void StateMapView::setSeen(const QStringList& names) {
  seen_.clear();
  for (const QString& name : names) {
    if (const auto edge = edgeNamed(name)) seen_.insert(*edge);
  }
  updateMoment();
}

QString StateMapView::lastSentence() const {
  if (!moment_.last) return {};
  const auto& edges = mapEdges();
  const auto edge = std::find_if(edges.begin(), edges.end(),
                                 [&](const MapEdge& e) { return e.id == *moment_.last; });
  return edge == edges.end() ? QString() : tr("%1: %2").arg(moment_.lastHost, sentenceFor(*edge));
}

QString StateMapView::itemName(int index) const {
  return sentenceFor(mapEdges()[std::size_t(index)]);
}

QString StateMapView::itemDescription(int index) const {
  const MapEdge& edge = mapEdges()[std::size_t(index)];
  QStringList clauses;
  for (const Row* row : edge.rows) {
    const QString clause = text(row->rule.citation);
    if (!clauses.contains(clause)) clauses << clause;
  }
  return clauses.join(QStringLiteral(", "));
}

QString StateMapView::itemValue(int index) const {
  const EdgeId& id = mapEdges()[std::size_t(index)].id;
  if (moment_.last == id) return tr("taken last");
  if (moment_.taken.contains(id)) return tr("taken");
  return seen_.contains(id) ? tr("seen before") : tr("never taken");
}

QRect StateMapView::itemRect(int index) const {
  const MapArrow& arrow = geometry().arrows[std::size_t(index)];
  const QRectF box = arrow.path.boundingRect() | arrow.label;
  const QRectF scaled(box.topLeft() * scale() + origin(), box.size() * scale());
  return {mapToGlobal(scaled.topLeft().toPoint()), scaled.size().toSize()};
}

void StateMapView::setCurrentItem(int index) {
  if (index < -1 || index >= itemCount() || index == current_) return;
  current_ = index;
  updateMoment();
  if (index >= 0) tellCurrentItem(this, index);
}

void StateMapView::pressItem(int index) {
  const auto at = firstTaken(*trace_, mapEdges()[std::size_t(index)].id);
  if (at) emit instantRequested(*at);
}

const MapGeometry& StateMapView::geometry() const {
  if (!geometry_) geometry_ = layOutMap(size(), texts_->face());
  return *geometry_;
}

double StateMapView::scale() const {
  const QSizeF size = geometry().size;
  return std::min({1.0, width() / size.width(), height() / size.height()});
}

QPointF StateMapView::origin() const {
  const QSizeF drawn = geometry().size * scale();
  return {(width() - drawn.width()) / 2, (height() - drawn.height()) / 2};
}

int StateMapView::itemAt(QPointF point) const {
  const QPointF there = (point - origin()) / scale();
  int nearest = -1;
  double least = 0.6 * geometry().line;
  for (std::size_t i = 0; i < geometry().arrows.size(); ++i) {
    const double away = distance(there, geometry().arrows[i]);
    if (away >= least) continue;
    least = away;
    nearest = int(i);
  }
  return nearest;
}

const MapNode* StateMapView::nodeAt(QPointF point) const {
  const QPointF there = (point - origin()) / scale();
  const auto& nodes = geometry().nodes;
  const auto found = std::ranges::find_if(nodes, [there](const MapNode& node) {
    return node.kind != MapNode::Kind::AnyState && node.box.contains(there);
  });
  return found == nodes.end() ? nullptr : &*found;
}

QSize StateMapView::sizeHint() const {
  if (natural_.isEmpty()) natural_ = layOutMap(QSizeF(), texts_->face()).size.toSize();
  return natural_;
}

QSize StateMapView::minimumSizeHint() const {
  return sizeHint() * 0.6;
}

void StateMapView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = themeOf(look_);
  picture_.draw(painter, size(), theme.panel, [&](QPainter& brush) {
    brush.translate(origin());
    brush.scale(scale(), scale());
    paintMap(brush, geometry(), moment_, theme, *texts_);
  });
  if (hasFocus() && byKeyboard_) {
    QStyleOptionFocusRect option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
  }
}

void StateMapView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  geometry_.reset();
}

void StateMapView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  texts_ = std::make_unique<TextCache>(Typeface::from(font()));
  natural_ = {};
  geometry_.reset();
  updateGeometry();
  forgetPicture();
}

bool StateMapView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  auto* help = static_cast<QHelpEvent*>(event);
  const int item = itemAt(help->pos());
  if (item < 0) {
    QToolTip::hideText();
    return true;
  }
  const QString words = tr("%1 (%2)").arg(itemName(item), itemDescription(item));
  QToolTip::showText(help->globalPos(), words, this);
  return true;
}

void StateMapView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Down: setCurrentItem(std::min(current_ + 1, itemCount() - 1)); return;
    case Qt::Key_Up: setCurrentItem(std::max(current_ - 1, 0)); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (current_ >= 0) pressItem(current_);
      return;
    case Qt::Key_Escape:
      if (current_ < 0) break;
      setCurrentItem(-1);
      return;
    default: break;
  }
  QWidget::keyPressEvent(event);
}

void StateMapView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const int item = itemAt(event->position());
  setCurrentItem(item);
  if (item >= 0) return pressItem(item);
  const MapNode* node = nodeAt(event->position());
  if (!node) return;
  if (const auto at = nextEntered(*trace_, node->state, now_)) emit instantRequested(*at);
}

void StateMapView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  byKeyboard_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
  update();
}

void StateMapView::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  setCurrentItem(-1);
  update();
}

}  // namespace linger
