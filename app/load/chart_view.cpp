#include "app/load/chart_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include "app/document/words.h"
#include "app/fleet/fleet_painter.h"
#include "app/fleet/load_words.h"

namespace linger {

ChartView::ChartView(QWidget* parent)
    : QWidget(parent), run_(std::make_shared<const FleetRun>()), face_(Typeface::from(font())) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Chart of the load: sockets by state, ports left, failed callers"));
}

QSize ChartView::sizeHint() const {
  return {fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 26};
}

QSize ChartView::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * 24, fontMetrics().height() * 8};
}

void ChartView::setRun(std::shared_ptr<const FleetRun> run) {
  run_ = std::move(run);
  layOut();
}

void ChartView::setPlayhead(SimTime at) {
  now_ = at;
  update();
}

void ChartView::setLook(Look look) {
  look_ = look;
  picture_.forget();
  update();
}

void ChartView::layOut() {
  geometry_ = layOutFleet(*run_, size(), face_);
  picture_.forget();
  update();
}

void ChartView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  layOut();
}

void ChartView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  face_ = Typeface::from(font());
  updateGeometry();
  layOut();
}

void ChartView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& theme = themeOf(look_);
  picture_.draw(painter, size(), theme.panel, [&](QPainter& onPicture) {
    paintFleet(onPicture, *run_, geometry_, theme, face_);
  });
  paintFleetPlayhead(painter, geometry_, theme, face_, now_);
  if (!hasFocus()) return;
  painter.setPen(QPen(theme.accent, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

std::optional<std::size_t> ChartView::failureAt(const QPointF& point) const {
  for (const HostChart& chart : geometry_.hosts) {
    // A mark of one second is thin: what is near enough counts.
    if (point.y() < chart.failures.top() || point.y() > chart.failures.bottom()) continue;
    for (const FailureMark& mark : chart.marks) {
      if (mark.place.adjusted(-2, 0, 2, 0).contains(point)) return mark.sample;
    }
  }
  return std::nullopt;
}

QString ChartView::tipFor(std::size_t sample) const {
  const FleetSample& found = run_->samples[sample];
  QStringList calls;
  for (const HostSample& host : found.hosts) {
    for (const FailedCalls& failed : host.failed) calls << failedText(failed);
  }
  const QString words =
      tr("Up to %1: %2 callers failed, %3.")
          .arg(instantText(found.at), countText(found.failed), calls.join(QStringLiteral(", ")));
  if (!found.firstFailed) return words;
  return tr("%1 Click for the story of the first of them.").arg(words);
}

bool ChartView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto failure = failureAt(help->pos());
  failure ? QToolTip::showText(help->globalPos(), tipFor(*failure), this) : QToolTip::hideText();
  return true;
}

void ChartView::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  if (const auto failure = failureAt(event->position())) return emit failureActivated(*failure);
  isDragged_ = true;
  emit instantRequested(geometry_.timeAt(event->position().x()));
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
  if (isDragged_) return emit instantRequested(geometry_.timeAt(event->position().x()));
  setCursor(failureAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ChartView::mouseReleaseEvent(QMouseEvent*) {
  isDragged_ = false;
}

void ChartView::keyPressEvent(QKeyEvent* event) {
  const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  isEnter ? emit nextFailureActivated() : QWidget::keyPressEvent(event);
}

}  // namespace linger
