#include "app/window/run_window.h"

#include <QTimer>

#include "app/actions/action_set.h"
#include "app/document/language.h"
#include "app/look/quiet_style.h"
#include "app/session/settings.h"
#include "app/widgets/notice_bar.h"
#include "app/window/main_window.h"

namespace linger {
namespace {

constexpr int kAnotherLanguage = 77;  ///< How the event loop ends then.

void speakAsChosen() {
  const QLocale locale = localeOf(loadSettings().language);
  QLocale::setDefault(locale);
  speak(locale);
}

}  // namespace

void openOrTellWhyNot(MainWindow& window, const QString& fileOrScenario) {
  if (window.openScenario(fileOrScenario) || fileOrScenario.isEmpty()) return;
  const QString why = window.notices()->message();
  window.openScenario({});  // It dismisses the message.
  window.notices()->showError(why);
}

int runWindow(QApplication& application, const QString& fileOrScenario, const QString& search) {
  QApplication::setStyle(new QuietStyle);
  application.installEventFilter(new KeyGuard(&application));
  QString place = fileOrScenario;
  QString words = search;
  for (;;) {
    speakAsChosen();
    MainWindow window;
    openOrTellWhyNot(window, place);
    if (words.isEmpty()) window.welcome();
    window.offerLeftBehind();
    window.show();
    QObject::connect(&window, &MainWindow::anotherLanguageChosen, &window,
                     [] { QApplication::exit(kAnotherLanguage); });
    if (!words.isEmpty()) QTimer::singleShot(0, &window, [&] { window.searchScenes(words); });
    const int code = QApplication::exec();
    if (code != kAnotherLanguage) return code;
    place = window.place();
    words.clear();
  }
}

}  // namespace linger
