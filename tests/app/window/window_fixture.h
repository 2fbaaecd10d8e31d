#pragma once

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/actions/action_set.h"
#include "app/window/workspace.h"
#include "app/window/main_window.h"
#include "app/look/quiet_style.h"

namespace linger {

/// The real window, shown offscreen, with settings and unsaved work of its own.
class WindowFixture {
  QTemporaryDir settings_;  ///< Is there for longer than the window.

 public:
  explicit WindowFixture(const QString& scenario = QStringLiteral("restart"),
                         QSize size = {1440, 900}) {
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"}) {
      qputenv(name, settings_.filePath(QLatin1String(name)).toLocal8Bit());
    }
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
    static KeyGuard* guard = nullptr;
    if (!guard) {
      guard = new KeyGuard(qApp);
      qApp->installEventFilter(guard);
      QApplication::setStyle(new QuietStyle);
    }
    open(scenario, size);
  }

  void open(const QString& scenario, QSize size) {
    window = std::make_unique<MainWindow>();
    window->quiz().setOn(false);  // Nothing stops in the midst, but where a test asks for it.
    window->openScenario(scenario);
    window->resize(size);
    window->show();
    (void)QTest::qWaitForWindowExposed(window.get());
    window->activateWindow();
  }

  void trigger(const char* action) const { window->actionSet()->action(action)->trigger(); }
  Document& document() const { return window->document(); }
  Playhead& playhead() const { return window->playhead(); }

  std::unique_ptr<MainWindow> window;
};

}  // namespace linger
