#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "app/fleet/fleet_chart.h"
#include "app/look/pixmap_cache.h"
#include "app/look/theme.h"

namespace linger {

/// The chart of a counted load with the playhead on it, which can be dragged; a mark of callers
/// that failed can be clicked, or reached with Enter.
class ChartView : public QWidget {
  Q_OBJECT

 public:
  explicit ChartView(QWidget* parent = nullptr);

  void setRun(std::shared_ptr<const FleetRun> run);
  void setPlayhead(SimTime at);
  void setLook(Look look);
  const FleetGeometry& geometryOfChart() const { return geometry_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  void instantRequested(linger::SimTime at);
  /// By its sample.
  void failureActivated(std::size_t sample);
  /// Enter: whichever failure is next.
  void nextFailureActivated();

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void layOut();
  std::optional<std::size_t> failureAt(const QPointF& point) const;
  QString tipFor(std::size_t sample) const;

  std::shared_ptr<const FleetRun> run_;
  FleetGeometry geometry_;
  Typeface face_;
  PixmapCache picture_;
  Look look_ = Look::Light;
  SimTime now_;
  bool isDragged_ = false;
};

}  // namespace linger
