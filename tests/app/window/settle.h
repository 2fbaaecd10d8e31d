#pragma once

#include <QApplication>
#include <QEvent>
#include <utility>

namespace linger {

/// Sees whether anything has asked to be laid out, moved or resized.
class LayoutWatch : public QObject {
 public:
  LayoutWatch() { qApp->installEventFilter(this); }

  bool sawAny() { return std::exchange(saw_, false); }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    const QEvent::Type type = event->type();
    saw_ = saw_ || type == QEvent::LayoutRequest || type == QEvent::Resize || type == QEvent::Move;
    return false;
  }

 private:
  bool saw_ = false;
};

/// Runs the events that wait, until none of them makes a part ask to be laid out again.
inline void settle() {
  LayoutWatch watch;
  do {
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
  } while (watch.sawAny());
}

}  // namespace linger
