#pragma once

#include <QFrame>

namespace linger {

/// A panel with a quiet edge and round corners: the ground that views lie on.
class Card : public QFrame {
  Q_OBJECT

 public:
  explicit Card(QWidget* content, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace linger
