#include "app/cli/verb.h"

#include <QCoreApplication>

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Verb)
};

}  // namespace

OptionSpec outputOption() {
  return {QStringLiteral("-o"), QStringLiteral("FILE"),
          Text::tr("write to FILE instead of standard output")};
}

}  // namespace linger
