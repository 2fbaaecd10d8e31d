#pragma once

#include <QAbstractSlider>

#include "model/tcp/sim_time.h"

namespace linger {

/// A time axis on which an instant is put with the mouse or the arrow keys. It reaches from 0 to
/// five minutes whatever the run is, drawn out towards 0, so that it tells nothing of the answer.
class InstantAxis : public QAbstractSlider {
  Q_OBJECT

 public:
  explicit InstantAxis(QWidget* parent = nullptr);

  /// Where the mark is; rounded as people say instants.
  SimTime instant() const;
  /// Moves the mark, without chosen().
  void setInstant(SimTime at);
  /// No mark is shown until an instant was chosen or set.
  bool hasMark() const { return hasMark_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 signals:
  /// A person put the mark there.
  void chosen(linger::SimTime at);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void sliderChange(SliderChange change) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void choosePixel(double x);
  double pixelOf(int value) const;

  bool hasMark_ = false;
  bool isQuiet_ = false;
};

}  // namespace linger
