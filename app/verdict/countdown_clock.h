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
  /// How wide it is beside the answer: a slim one is as large, with its words on more lines.
  enum class Size : std::uint8_t { Usual, Slim, Compact };

  explicit CountdownClock(QWidget* parent = nullptr);

  void setFace(const ClockFace& face);
  const ClockFace& face() const { return face_; }
  void setLook(Look look);
  void setClockSize(Size size);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintNumber(QPainter& painter, const QRectF& ring) const;
  void paintCaption(QPainter& painter, const QRectF& box) const;

  double widthInLines() const;
  double mostRingInLines() const;
  double captionInLines() const;

  ClockFace face_;
  Size size_ = Size::Usual;
  Look look_ = Look::Light;
};

}  // namespace linger
