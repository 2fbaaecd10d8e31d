#pragma once

#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

namespace linger {

/// Ends the application as soon as a window has painted itself for the first time.
class EndAtFirstFrame : public QObject {
 public:
  bool eventFilter(QObject* object, QEvent* event) override {
    const auto* widget = qobject_cast<QWidget*>(object);
    if (event->type() == QEvent::Paint && widget && widget->isWindow()) {
      QTimer::singleShot(0, qApp, &QApplication::quit);
    }
    return false;
  }
};

}  // namespace linger
