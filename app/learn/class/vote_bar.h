#pragma once

#include <QWidget>

#include "app/look/theme.h"

namespace linger {

/// A share as a bar: solid, or hatched where it is told apart from solid ones.
class VoteBar : public QWidget {
  Q_OBJECT

 public:
  explicit VoteBar(Look look, QWidget* parent = nullptr);

  /// `share` of the bar's width, 0 to 1.
  void setShare(double share);
  double share() const { return share_; }
  void setHatched(bool on);

  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Look look_;
  double share_ = 0;
  bool hatched_ = false;
};

}  // namespace linger
