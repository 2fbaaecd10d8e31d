#include "app/document/host_words.h"

#include <QCoreApplication>

#include "app/document/words.h"

namespace linger {
namespace {

struct HostWords {
  Q_DECLARE_TR_FUNCTIONS(HostWords)
};

}  // namespace

QString hostText(std::string_view name) {
  if (name == "client") return HostWords::tr("client");
  if (name == "server") return HostWords::tr("server");
  return text(name);
}

}  // namespace linger
