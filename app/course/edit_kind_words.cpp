#include "app/course/edit_kind_words.h"

#include <QCoreApplication>

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(linger::EditKindWords)
};

}  // namespace

std::vector<std::pair<QString, QString>> editKindWords() {
  return {{"close-first", Text::tr("who closes first")},
          {"reuseaddr", Text::tr("SO_REUSEADDR of the server")},
          {"restart", Text::tr("start the server again")},
          {"keep-trying", Text::tr("start the server again until it works")},
          {"fate", Text::tr("drop, delay or duplicate a segment")},
          {"event", Text::tr("close, abort, kill, power loss, …")},
          {"os", Text::tr("the system")},
          {"msl", Text::tr("the MSL")},
          {"round-trip", Text::tr("the round trip")},
          {"loss", Text::tr("the loss")},
          {"runtime", Text::tr("the programs' language")},
          {"seed", Text::tr("the random seed")}};
}

}  // namespace linger
