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

/// The same question of the program's port, for what is said alike of both. No program of the host
/// is meant: a client's runs are no restarts of a server.
RebindQuestion portOf(const ConnectQuestion& question) {
  RebindQuestion same;
  same.program.host = question.host;
  same.program.program = std::numeric_limits<std::size_t>::max();
  same.program.local = question.local;
  same.newOptions = question.options;
  same.oldOptions = question.oldOptions;
  return same;
}

}  // namespace

QString laneName(const ConnectQuestion& question) {
  if (question.local.port == 0) return Connects::tr("To %1").arg(text(question.remote.toString()));
  return wordsFor(portOf(question));
}

QString whatConnects(const ConnectQuestion& question) {
  const QString remote = text(question.remote.toString());
  if (question.local.port == 0) {
    return Connects::tr("connect() to %1, from a port that the system chooses").arg(remote);
  }
  return Connects::tr("connect() from %1 to %2").arg(text(question.local.toString()), remote);
}

VerdictWords explain(const Trace& trace, const ConnectQuestion& question,
                     const VerdictInterval& interval, SimTime at) {
  VerdictWords words = explain(trace, portOf(question), interval, at);
  const bool isChosen = question.local.port == 0;
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
             .arg(text(question.remote.toString())),
         words.reason});
  }
  return words;
}

}  // namespace linger
