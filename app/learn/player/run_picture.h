#pragma once

#include "app/ladder/ladder_geometry.h"
#include "app/learn/player/moving_run.h"

namespace linger {

/// The ladder of a run that plays by itself, and scrolls along. Nothing behind the instant that it
/// has reached is painted.
class RunPicture : public MovingRun {
  Q_OBJECT

 public:
  explicit RunPicture(Look look, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  TimeAxis axis() const override { return geometry_.axis; }
  void updateLayout() override;

  LadderGeometry geometry_;
};

}  // namespace linger
