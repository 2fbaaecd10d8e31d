#include "app/window/run_window.h"

#include <QTimer>

#include "app/actions/action_set.h"
#include "app/look/quiet_style.h"
#include "app/window/main_window.h"

namespace linger {

int runWindow(QApplication& application, const QString& fileOrScenario, const QString& search) {
  QApplication::setStyle(new QuietStyle);
  application.installEventFilter(new KeyGuard(&application));
  MainWindow window;
  if (!window.openScenario(fileOrScenario) && !fileOrScenario.isEmpty()) window.openScenario({});
  window.offerLeftBehind();
  window.show();
  if (!search.isEmpty()) {
    QTimer::singleShot(0, &window, [&] { window.searchScenes(search); });
  }
  return QApplication::exec();
}

}  // namespace linger
