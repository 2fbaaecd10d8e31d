#pragma once

#include <QFrame>

namespace linger {

class ActionSet;

/// What can be done to the picked segment, as buttons beside it: drop, delay, duplicate, restore.
/// The keys for the same are on its buttons, so that the hand need not stay with the mouse.
class ImpairmentBar : public QFrame {
  Q_OBJECT

 public:
  ImpairmentBar(const ActionSet& actions, QWidget* parent);

  /// Shows itself under the segment's box, or above it, inside `room`; both in its parent.
  void showAt(const QRect& segment, const QRect& room);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void addButton(QAction* action);
};

}  // namespace linger
