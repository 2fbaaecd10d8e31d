#pragma once

#include <QAbstractScrollArea>
#include <memory>
#include <optional>
#include <set>

#include "app/ladder/ladder_items.h"
#include "app/ladder/ladder_layout.h"
#include "app/ladder/ladder_painter.h"
#include "app/look/accessible_items.h"

class QHelpEvent;

namespace linger {

/// The ladder in the window: scrolls a long story, goes from segment to segment by keyboard, and
/// says what is asked for. It shows a trace at an instant and changes neither.
class LadderView : public QAbstractScrollArea, public AccessibleItems {
  Q_OBJECT

 public:
  explicit LadderView(QWidget* parent = nullptr);
  ~LadderView() override;

  void setTrace(std::shared_ptr<const Trace> trace);
  const Trace* trace() const { return trace_.get(); }
  /// The instant that is shown. It is scrolled into view if it was before.
  void setPlayhead(SimTime at);
  SimTime playhead() const { return moment_.now; }
  /// Scrolls to the playhead if it is out of sight.
  void revealPlayhead();
  /// The same if what happens at the playhead is, just below it.
  void revealMoment();
  void setLook(Look look);
  /// What has not happened yet: faint, or not there.
  void setShowFuture(bool show);
  bool showsFuture() const { return moment_.showFuture; }
  /// How much time is drawn out, 0.25 to 8.
  void setZoom(double zoom);
  double zoom() const { return zoom_; }
  /// The segments that differ from those of the run beside this one.
  void setMarked(std::set<SegmentId> marked);

  /// The segment that the keyboard is on, if any.
  std::optional<SegmentId> currentSegment() const { return moment_.current; }
  void setCurrentSegment(std::optional<SegmentId> id);

  /// Of a long run only what somebody has looked at has its labels between the lifelines.
  const LadderGeometry& geometry() const;
  /// Where the playhead is in the viewport, in pixels from its top.
  double playheadY() const;
  /// Where a segment is on this widget, for menus and screen readers.
  QRect segmentRect(SegmentId id) const;

  /// Segments, states, calls and processes in order of time; while the future is hidden, what has
  /// not happened yet is no item.
  int itemCount() const override;
  QString itemName(int index) const override;
  QString itemDescription(int index) const override;
  QString itemValue(int index) const override;
  QString summary() const override;
  QRect itemRect(int index) const override;
  int currentItem() const override;
  void setCurrentItem(int index) override;
  void pressItem(int index) override;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  /// Chosen with a click or Enter.
  void segmentActivated(linger::SegmentId id);
  /// Pulled up or down by its line: it should arrive at that instant. Said at every move of the
  /// hand; the trace may change in between.
  void arrivalRequested(linger::SegmentId id, linger::SimTime at);
  /// The hand has let go of a segment that it pulled.
  void arrivalSettled();
  /// A click where nothing is, or Escape.
  void nothingActivated();
  /// The keyboard or the mouse has come to another segment.
  void currentSegmentChanged(linger::SegmentId id);
  void segmentContextMenuRequested(linger::SegmentId id, QPoint globalPosition);
  /// A click or drag on the time axis or the playhead.
  void instantRequested(linger::SimTime at);

 protected:
  bool viewportEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  /// A segment that is held with the mouse, as it was when it was taken.
  struct Pull {
    SegmentId id;
    TimeAxis axis;
    QPointF from;         ///< On the viewport.
    double arrivalY = 0;  ///< On the ladder.
    bool moves = false;   ///< Far enough for more than a click.
  };

  /// The same, with the labels between two heights.
  const LadderGeometry& labelled(double top, double bottom) const;
  void forgetLayout();
  void fitAgain();
  void updateScrollBar();
  void showBothHosts();
  void showTooltip(QHelpEvent* event);
  void step(int direction);
  void reveal(SegmentId id);
  void hover(std::optional<SegmentId> id);
  std::optional<SegmentId> segmentAt(QPointF ladderPoint) const;
  std::optional<std::size_t> timerAt(QPointF ladderPoint) const;
  void pull(QPointF viewportPoint);
  /// Of what the mouse holds.
  void letGo();
  double scale() const;
  QPointF toLadder(QPointF viewportPoint) const;
  QRectF toViewport(const QRectF& box) const;
  bool isOnPlayheadOrAxis(QPointF ladderPoint) const;
  /// Where an instant is on the viewport, from its top.
  double viewportY(double ladderY) const;
  bool isInSight(double viewportY) const;
  /// In the ladder's own pixels.
  HeightsInSight heightsInSight() const;
  void followPlayhead(double oldY);
  void scrollToPlayhead();
  void layOutAgain();

  /// How many segments may be known of.
  int segmentCount() const;
  const std::vector<LadderItem>& items() const;
  const LadderItem& item(int index) const { return items()[std::size_t(index)]; }
  int itemOf(SegmentId id) const;

  std::shared_ptr<const Trace> trace_;
  mutable std::optional<std::vector<LadderItem>> items_;  ///< Made when they are first asked for.
  LadderMoment moment_;
  double zoom_ = 1.0;
  Look look_ = Look::Light;
  bool draggingTime_ = false;
  bool byKeyboard_ = false;  ///< The focus came by Tab: where it is has to be seen.
  std::optional<Pull> pull_;
  bool scrolledAway_ = false;    ///< A person has scrolled to where the playhead is not.
  bool scrolledAcross_ = false;  ///< A person has chosen what is seen of a wide ladder.
  std::unique_ptr<LadderMetrics> metrics_;
  double leastScale_ = 1;                           ///< How far it may be shrunk to fit.
  mutable std::optional<LadderPlan> plan_;          ///< Of the trace, in these metrics.
  mutable std::optional<LadderGeometry> geometry_;  ///< Made when it is first asked for.
  mutable bool isFitted_ = false;                   ///< geometry_ is that of the viewport's size.
  std::unique_ptr<LadderPainter> painter_;
};

}  // namespace linger
