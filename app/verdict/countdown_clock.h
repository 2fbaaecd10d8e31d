#pragma once

#include <QWidget>

#include "app/look/theme.h"
#include "app/verdict/clock_face.h"

namespace linger {

/// The countdown, large enough for the last row: the seconds that are left in a ring whose shape is
/// the timer's, and under it what is counted.
class CountdownClock : public QWidget {
  Q_OBJECT

 public:
  explicit CountdownClock(QWidget* parent = nullptr);

  void setFace(const ClockFace& face);
  const ClockFace& face() const { return face_; }
  void setLook(Look look);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintNumber(QPainter& painter, const QRectF& ring) const;
  void paintCaption(QPainter& painter, const QRectF& box) const;

  ClockFace face_;
  Look look_ = Look::Light;
};

}  // namespace linger
