#include "app/document/blocker_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <limits>

#include "app/document/words.h"
#include "model/trace/restarts.h"

namespace linger {
namespace {

struct Verdicts {
  Q_DECLARE_TR_FUNCTIONS(Verdicts)
};

/// "server, helper": all that hold a socket which children have inherited.
QString namesOfHolders(const Trace& trace, HostIndex host, const SocketFacts& socket) {
  QStringList names;
  for (const ProcessRecord& process : trace.processes) {
    const bool shares = std::ranges::count(socket.sharers, process.id) > 0;
    const bool holds = process.host == host && (process.id == socket.owner || shares);
    if (holds) names << text(process.name);
  }
  return names.join(QStringLiteral(", "));
}

/// The program whose restarts a call of that host may meet; one that is never restarted where the
/// trace's server is another host's.
PortRequest programMetBy(const Trace& trace, HostIndex host) {
  if (trace.server && trace.server->host == host) return *trace.server;
  PortRequest none;
  none.host = host;
  none.program = std::numeric_limits<std::size_t>::max();
  return none;
}

}  // namespace

QString blockerText(const SocketFacts& socket) {
  const QString local = text(socket.local.toString());
  if (socket.transport == Transport::Udp)
    return Verdicts::tr("the UDP socket %1 has the port").arg(local);
  const QString state = text(nameOf(socket.state));
  if (!socket.remote) return Verdicts::tr("the socket %1 is in %2").arg(local, state);
  return Verdicts::tr("the connection %1 ↔ %2 is in %3")
      .arg(local, text(socket.remote->toString()), state);
}

QString ownerText(const Trace& trace, const PortRequest& program, const SocketFacts& socket) {
  if (socket.owner.value == 0) return Verdicts::tr("No process owns it.");
  if (!socket.sharers.empty()) {
    return Verdicts::tr("These processes own it: %1.")
        .arg(namesOfHolders(trace, program.host, socket));
  }
  for (const RestartAttempt& attempt : restartsOf(trace, program)) {
    const bool isIts = trace.processes[attempt.process].id == socket.owner;
    if (isIts && attempt.worked()) return Verdicts::tr("It is the running server.");
  }
  for (const ProcessRecord& process : trace.processes) {
    if (process.host != program.host || process.id != socket.owner) continue;
    return Verdicts::tr("The process “%1” owns it.").arg(text(process.name));
  }
  return Verdicts::tr("A process owns it.");
}

std::optional<SocketFacts> blockerOf(const Trace& trace, const CallRecord& call) {
  std::optional<SocketFacts> blocker;
  if (!call.blockedBy) return blocker;
  for (const SocketRecord& record : trace.sockets) {
    if (record.at > call.at) break;
    const bool isThere = record.host == call.host || trace.oneMachine;
    if (isThere && !record.gone && record.facts.id == *call.blockedBy) blocker = record.facts;
  }
  return blocker;
}

QString inTheWayText(const Trace& trace, const CallRecord& call) {
  const std::optional<SocketFacts> blocker = blockerOf(trace, call);
  if (!blocker) return {};
  return Verdicts::tr("In the way: %1. %2")
      .arg(blockerText(*blocker), ownerText(trace, programMetBy(trace, call.host), *blocker));
}

}  // namespace linger
