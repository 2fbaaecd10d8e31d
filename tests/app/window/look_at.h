#pragma once

#include "tests/app/window/screens.h"

namespace linger {

/// Until no part asks to be laid out again.
inline void settle(const WindowFixture& fixture) {
  const QWidget* ladder = fixture.window->workspace()->ladder()->view();
  QRect before;
  for (int calm = 0; calm < 8; ++calm) {
    QCoreApplication::sendPostedEvents();
    QTest::qWait(1);
    const QRect now = QRect(ladder->mapTo(fixture.window.get(), QPoint()), ladder->size());
    if (now != before) calm = 0;
    before = now;
  }
}

/// What is open beside the main window: a dialog, a menu, a list.
inline QWidgetList othersOf(const QWidget* window) {
  QWidgetList others;
  for (QWidget* widget : QApplication::topLevelWidgets()) {
    if (widget != window && widget->isVisible()) others << widget;
  }
  return others;
}

/// Brings a screen about and looks at it once, while a dialog is open as well; closes that.
inline void lookAt(const WindowFixture& fixture, const Screen& screen,
                   const std::function<void()>& look) {
  bool looked = false;
  const auto once = [&] {
    if (!std::exchange(looked, true)) look();
    for (QWidget* other : othersOf(fixture.window.get())) other->close();
  };
  QTimer inDialog;
  QObject::connect(&inDialog, &QTimer::timeout, [&] {
    if (!othersOf(fixture.window.get()).isEmpty()) once();
  });
  inDialog.start(60);
  fixture.playhead().seek(kSimStart + screen.at);
  screen.show(fixture);
  inDialog.stop();
  settle(fixture);
  once();
}

}  // namespace linger
