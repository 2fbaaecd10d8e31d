#include "app/verdict/connect_words.h"

#include <QCoreApplication>
#include <limits>

#include "app/document/words.h"
#include "app/files/sentences.h"

namespace linger {
namespace {

struct Connects {
  Q_DECLARE_TR_FUNCTIONS(ConnectVerdicts)
};

/// The same query of the program's port, for what is said alike of both. No program of the host
/// is meant: a client's runs are no restarts of a server.
RebindQuery portOf(const ConnectQuery& query) {
  RebindQuery same;
  same.program.host = query.host;
  same.program.program = std::numeric_limits<std::size_t>::max();
  same.program.local = query.local;
  same.newOptions = query.options;
  same.oldOptions = query.oldOptions;
  return same;
}

}  // namespace

QString laneName(const ConnectQuery& query) {
  if (query.local.port == 0) return Connects::tr("To %1").arg(text(query.remote.toString()));
  return wordsFor(portOf(query));
}

QString whatConnects(const ConnectQuery& query) {
  const QString remote = text(query.remote.toString());
  if (query.local.port == 0) {
    return Connects::tr("connect() to %1, from a port that the system chooses").arg(remote);
  }
  return Connects::tr("connect() from %1 to %2").arg(text(query.local.toString()), remote);
}

VerdictWords explain(const Trace& trace, const ConnectQuery& query, const VerdictInterval& interval,
                     SimTime at) {
  VerdictWords words = explain(trace, portOf(query), interval, at);
  const bool isChosen = query.local.port == 0;
  if (interval.verdict.works()) {
    words.reason = isChosen ? Connects::tr("connect() gets a port.")
                            : Connects::tr("bind() and connect() succeed.");
    return words;
  }
  if (!interval.clears || *interval.clears <= at) {
    words.headline = Connects::tr("No. No port becomes free in the rest of this run.");
  }
  if (isChosen) {
    words.reason = inOneText(
        {Connects::tr(
             "Of the ports that the system may choose, none is left for a connection to %1.")
             .arg(text(query.remote.toString())),
         words.reason});
  }
  return words;
}

}  // namespace linger
