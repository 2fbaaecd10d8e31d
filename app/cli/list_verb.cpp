#include <QCoreApplication>

#include "app/cli/verb.h"
#include "app/files/scenario/scenario_library.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ListVerb)
};

int list(const Arguments& arguments, Console& console) {
  std::vector<Scenario> scenarios;
  for (const ScenarioLibrary& library : {ScenarioLibrary(), ScenarioLibrary(kFleetFolder)}) {
    console.complain(library.errors());
    scenarios.insert(scenarios.end(), library.list().begin(), library.list().end());
  }
  std::size_t width = 0;
  for (const Scenario& scenario : scenarios) width = std::max(width, scenario.name.size());
  QString text;
  for (const Scenario& scenario : scenarios) {
    text += QStringLiteral("%1  %2\n")
                .arg(QString::fromStdString(scenario.name).leftJustified(qsizetype(width)),
                     QString::fromStdString(scenario.title));
  }
  return console.write(text.toUtf8(), arguments.value("-o")) ? kSuccess : kBadUsage;
}

}  // namespace

Verb listVerb() {
  Verb verb;
  verb.name = QStringLiteral("list");
  verb.summary = Text::tr("lists the built-in scenarios: name, title");
  verb.options = {outputOption()};
  verb.run = list;
  return verb;
}

}  // namespace linger
