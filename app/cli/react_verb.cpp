#include <QCoreApplication>

#include "app/cli/table_command.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ReactVerb)
};

int react(const Arguments& arguments, Console& console) {
  return answerTable(arguments, console, answerReactTable);
}

}  // namespace

Verb reactVerb() {
  Verb verb;
  verb.name = QStringLiteral("react");
  verb.summary = Text::tr("answers in bulk, as JSON: what does this segment do to a connection?");
  verb.options = tableOptions();
  verb.run = react;
  return verb;
}

}  // namespace linger
