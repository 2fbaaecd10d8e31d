#pragma once

#include "app/learn/player/moving_run.h"

namespace linger {

/// The ladder of what a step may show. It holds nothing that is not painted.
class StepPicture : public MovingRun {
  Q_OBJECT

 public:
  explicit StepPicture(Look look, QWidget* parent = nullptr);

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  /// How far down the instant is that it shows last, in pixels; 0 without a run.
  int nowAt() const;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  TimeAxis axis() const override;
  void updateLayout() override { updateGeometry(); }
};

}  // namespace linger
