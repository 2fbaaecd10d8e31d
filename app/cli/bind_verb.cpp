#include <QCoreApplication>

#include "app/cli/table_command.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::BindVerb)
};

int bind(const Arguments& arguments, Console& console) {
  return answerTable(arguments, console, answerBindTable);
}

}  // namespace

Verb bindVerb() {
  Verb verb;
  verb.name = QStringLiteral("bind");
  verb.summary = Text::tr("answers in bulk, as JSON: may a new socket have this port?");
  verb.options = tableOptions();
  verb.run = bind;
  return verb;
}

}  // namespace linger
