#include <QApplication>
#include <QFileInfo>
#include <QLoggingCategory>
#include <memory>

#include "app/cli/causes.h"
#include "app/cli/display.h"
#include "app/cli/verbs.h"
#include "app/document/language.h"
#include "app/files/json/json_source.h"
#include "app/files/scenario/scenario_library.h"
#include "app/window/run_window.h"

namespace {

using namespace linger;

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Main)
};

constexpr auto kFirstScenario = "restart";

int runInConsole(int& argc, char** argv, const Verb& verb, const QStringList& arguments) {
  std::unique_ptr<QCoreApplication> application;
  if (verb.paints) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt's remarks on the environment would stand among the verb's own errors.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    application = std::make_unique<QGuiApplication>(argc, argv);
  } else {
    application = std::make_unique<QCoreApplication>(argc, argv);
  }
  speak(QLocale::c());  // What scripts read does not depend on who runs them.
  Console console;
  return perform(verb, arguments, console);
}

int openWindow(int& argc, char** argv, const QString& fileOrScenario) {
  if (hasDisplay()) {
    QApplication application(argc, argv);
    return runWindow(application, fileOrScenario);
  }
  Console console;
  console.complain(Text::tr("neither DISPLAY nor WAYLAND_DISPLAY is set: here is the run as text"));
  const Verb* const packetdrill = verbNamed(QStringLiteral("packetdrill"));
  if (packetdrill != nullptr && fileOrScenario.endsWith(QStringLiteral(".pkt"))) {
    return runInConsole(argc, argv, *packetdrill, {QStringLiteral("-v"), fileOrScenario});
  }
  const QString scenario =
      fileOrScenario.isEmpty() ? QString::fromLatin1(kFirstScenario) : fileOrScenario;
  return runInConsole(argc, argv, *verbNamed(QStringLiteral("run")), {scenario});
}

/// What a person pasted, an error message, a state or a few words, and what is `found` about it.
int search(int& argc, char** argv, const QString& text, const QString& found) {
  if (hasDisplay()) {
    QApplication application(argc, argv);
    return runWindow(application, {}, text);
  }
  Console console;
  return console.write(found.toUtf8()) ? kSuccess : kBadUsage;
}

/// A word that is neither a verb nor anything that could be opened.
int refuse(const QString& word) {
  Console console;
  if (word.startsWith('-')) {
    console.complain(Text::tr("unknown option %1 (see linger --help)").arg(word));
    return kBadUsage;
  }
  std::vector<std::string> names;
  for (const Verb& verb : allVerbs()) names.push_back(verb.name.toStdString());
  const std::string verb =
      closestOf(word.toStdString(), std::vector<std::string_view>(names.begin(), names.end()));
  const QString closest =
      verb.empty() ? ScenarioLibrary().closestTo(word) : QString::fromStdString(verb);
  const QString what = Text::tr("\"%1\" is not a verb, a scenario or a file").arg(word);
  console.complain(closest.isEmpty() ? what : Text::tr("%1; did you mean %2?").arg(what, closest));
  return kBadUsage;
}

int start(int& argc, char** argv, const QStringList& arguments) {
  if (arguments.isEmpty()) return openWindow(argc, argv, {});
  Console console;
  const QString& word = arguments[0];
  if (const Verb* verb = verbNamed(word)) return runInConsole(argc, argv, *verb, arguments.mid(1));
  if (word == "--help" || word == "-h")
    return console.write(helpText().toUtf8()) ? kSuccess : kBadUsage;
  if (word == "--version") {
    return console.write("linger " LINGER_VERSION "\n") ? kSuccess : kBadUsage;
  }
  const bool isBuiltIn = ScenarioLibrary().find(word) || ScenarioLibrary(kFleetFolder).find(word);
  const bool canBeOpened = isBuiltIn || QFileInfo::exists(word);
  if (word.startsWith('-')) return refuse(word);
  if (!canBeOpened) {
    const QString all = arguments.join(u' ');
    const QString found = causesText(all);
    return found.isEmpty() ? refuse(word) : search(argc, argv, all, found);
  }
  if (arguments.size() == 1) return openWindow(argc, argv, word);
  console.complain(Text::tr("unexpected argument \"%1\" (see linger --help)").arg(arguments[1]));
  return kBadUsage;
}

}  // namespace

int main(int argc, char** argv) {
  QCoreApplication::setApplicationName(QStringLiteral("linger"));
  QCoreApplication::setOrganizationName(QStringLiteral("linger"));
  QCoreApplication::setApplicationVersion(QStringLiteral(LINGER_VERSION));
  QStringList arguments;
  for (int i = 1; i < argc; ++i) arguments << QString::fromLocal8Bit(argv[i]);
  return start(argc, argv, arguments);
}
