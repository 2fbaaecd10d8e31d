#pragma once

#include <QWidget>

class QPushButton;

namespace linger {

/// The three ways into the subject: lessons, scenes, this machine's own sockets.
class DoorRow : public QWidget {
  Q_OBJECT

 public:
  explicit DoorRow(QWidget* parent = nullptr);

  QPushButton* learn() const { return learn_; }
  QPushButton* explore() const { return explore_; }
  QPushButton* machine() const { return machine_; }

 private:
  QPushButton* learn_;
  QPushButton* explore_;
  QPushButton* machine_;
};

}  // namespace linger
