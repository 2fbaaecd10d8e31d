#pragma once

#include <QWidget>
#include <memory>
#include <set>

#include "app/look/accessible_items.h"
#include "app/look/pixmap_cache.h"
#include "app/statemap/map_painter.h"

namespace linger {

/// RFC 9293's state diagram with both endpoints' tokens on it, at the playhead. It remembers
/// which arrows have been seen, in this run and before.
class StateMapView : public QWidget, public AccessibleItems {
  Q_OBJECT

 public:
  explicit StateMapView(QWidget* parent = nullptr);

  void setTrace(std::shared_ptr<const Trace> trace);
  void setPlayhead(SimTime at);
  void setLook(Look look);

  /// The arrows that this learner has seen, over all runs, as names that can be kept.
  QStringList seen() const;
  void setSeen(const QStringList& names);
  /// "seen 7 of 20 transitions"
  QString coverage() const { return moment_.coverage; }
  /// What happened last, in a sentence; empty before anything has.
  QString lastSentence() const;

  int itemCount() const override { return int(mapEdges().size()); }
  QString itemName(int index) const override;
  QString itemDescription(int index) const override;
  QString itemValue(int index) const override;
  QRect itemRect(int index) const override;
  int currentItem() const override { return current_; }
  void setCurrentItem(int index) override;
  void pressItem(int index) override;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  /// An arrow has been seen for the first time.
  void seenChanged();
  /// An arrow was chosen that this run takes at that instant, or a state that is entered then.
  void instantRequested(linger::SimTime at);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void updateMoment();
  void forgetPicture();
  const MapGeometry& geometry() const;
  double scale() const;
  QPointF origin() const;
  int itemAt(QPointF point) const;
  const MapNode* nodeAt(QPointF point) const;

  std::shared_ptr<const Trace> trace_;
  SimTime now_;
  MapMoment moment_;
  std::set<EdgeId> seen_;
  int current_ = -1;
  bool byKeyboard_ = false;  ///< The focus came by Tab: where it is has to be seen.
  Look look_ = Look::Light;
  std::unique_ptr<TextCache> texts_;
  PixmapCache picture_;
  mutable std::optional<MapGeometry> geometry_;
  mutable QSize natural_;  ///< What it asks for; empty: not known yet.
};

}  // namespace linger
