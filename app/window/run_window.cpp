#include "app/window/run_window.h"

#include "app/actions/action_set.h"
#include "app/window/main_window.h"
#include "app/look/quiet_style.h"

namespace linger {

int runWindow(QApplication& application, const QString& fileOrScenario) {
  QApplication::setStyle(new QuietStyle);
  application.installEventFilter(new KeyGuard(&application));
  MainWindow window;
  if (!window.openScenario(fileOrScenario) && !fileOrScenario.isEmpty()) window.openScenario({});
  window.offerLeftBehind();
  window.show();
  return QApplication::exec();
}

}  // namespace linger
