#pragma once

#include <QTest>

#include "tests/app/window/window_fixture.h"

namespace linger {

/// The rows of a test that looks at the window in every size, light and dark, at 100 and 200 %.
inline void addEveryScreen() {
  QTest::addColumn<QSize>("size");
  QTest::addColumn<bool>("dark");
  QTest::addColumn<double>("scale");
  for (const QSize size : {QSize(1024, 700), QSize(1440, 900), QSize(1920, 1080)}) {
    for (const bool dark : {false, true}) {
      for (const double scale : {1.0, 2.0}) {
        QTest::addRow("%dx%d-%s-%d", size.width(), size.height(), dark ? "dark" : "light",
                      int(scale * 100))
            << size << dark << scale;
      }
    }
  }
}

/// Makes the window as the row says.
inline void dress(const WindowFixture& fixture, QSize size, bool dark, double scale) {
  fixture.window->setThemeChoice(dark ? WindowCommands::ThemeChoice::Dark
                                      : WindowCommands::ThemeChoice::Light);
  fixture.window->setFontScale(scale);
  fixture.window->resize(size);
}

}  // namespace linger
