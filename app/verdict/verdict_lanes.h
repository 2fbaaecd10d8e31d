#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "app/look/accessible_items.h"
#include "app/look/pixmap_cache.h"
#include "app/look/theme.h"
#include "app/verdict/lanes_geometry.h"

namespace linger {

/// "Can the server restart now?", or where a client's ports are at stake "Can the client connect
/// now?", over the whole run: a lane for each query, on the axis that the slider has. A click
/// goes to its instant, Enter on a lane to the instant that it clears.
class VerdictLanes : public QWidget, public AccessibleItems {
  Q_OBJECT

 public:
  explicit VerdictLanes(QWidget* parent = nullptr);

  void setTrace(std::shared_ptr<const Trace> trace);
  /// What is asked: by default standardQueries().
  void setQueries(std::vector<RebindQuery> queries);
  const std::vector<Lane>& lanes() const { return lanes_; }
  /// Whether it is a client's connect() that is asked about.
  bool asksConnect() const;
  void setPlayhead(SimTime at);
  SimTime playhead() const { return now_; }
  void setLook(Look look);
  void setSpacing(LaneSpacing spacing);
  /// The axis in this widget's pixels, when it is another's too. Unset, the lanes have an axis of
  /// their own in what the queries leave.
  void setAxis(std::optional<SecondsAxis> axis);
  /// The least left edge that leaves the queries their room.
  double labelWidth() const;
  const TimeAxis& axis() const { return seconds().axis; }
  const SecondsAxis& seconds() const { return geometry().seconds; }

  /// The lane that is spoken of: the one last chosen, else the first.
  std::size_t currentLane() const { return current_; }
  void setCurrentLane(std::size_t lane);
  /// When a lane first works after the playhead; none if it does now, or never does.
  std::optional<SimTime> clearsAt(std::size_t lane) const;
  /// Where "go to when it works" goes: when it first works after the playhead, else when the
  /// stretch began in which it works or last worked; none if it never does.
  std::optional<SimTime> worksFrom(std::size_t lane) const;
  /// The answer of a lane at the playhead, in a few words: "No. Not for another 58.2 s."
  QString headline(std::size_t lane) const;
  /// The same with why, and what it rests on.
  QString sentence(std::size_t lane) const;

  int itemCount() const override { return int(lanes_.size()); }
  QString itemName(int index) const override;
  QString itemDescription(int index) const override;
  QString itemValue(int index) const override;
  QRect itemRect(int index) const override;
  int currentItem() const override { return int(current_); }
  void setCurrentItem(int index) override { setCurrentLane(std::size_t(index)); }
  void pressItem(int index) override;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void instantRequested(linger::SimTime at);
  void currentLaneChanged(std::size_t lane);
  /// The trace or the queries are others: everything that was said of a lane is void.
  void lanesChanged();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void ask();
  void forgetLayout();
  void forgetPicture();
  const LanesGeometry& geometry() const;
  void seekTo(double x);

  std::shared_ptr<const Trace> trace_;
  std::optional<std::vector<RebindQuery>> queries_;
  std::vector<Lane> lanes_;
  SimTime now_;
  std::size_t current_ = 0;
  std::size_t asRun_ = 0;  ///< The lane that asks what the run itself does.
  Look look_ = Look::Light;
  LaneSpacing spacing_ = LaneSpacing::Usual;
  bool dragging_ = false;
  std::optional<SecondsAxis> axis_;
  PixmapCache stretches_;
  mutable std::unique_ptr<TextCache> texts_;
  mutable std::optional<LanesGeometry> geometry_;
};

}  // namespace linger
