#include "app/verdict/remedy.h"

#include <QCoreApplication>

#include "app/document/words.h"
#include "app/verdict/lane_answer.h"

namespace linger {
namespace {

struct Remedies {
  Q_DECLARE_TR_FUNCTIONS(Remedy)
};

/// What the server's program is written in, where that is known.
std::optional<RuntimeId> runtimeOfServer(const Trace& trace, const PortRequest& server) {
  for (const ProcessRecord& process : trace.processes) {
    if (process.host == server.host && process.program == server.program) return process.runtime;
  }
  return std::nullopt;
}

Remedy reuseRemedy(const Trace& trace, const Lane& lane) {
  const PortRequest& server = lane.question.program;
  if (server.options.reuseAddr) {
    return {
        Remedies::tr("The server of this run sets SO_REUSEADDR in every run: keep it."), {}, {}};
  }
  const auto runtime = runtimeOfServer(trace, server);
  return {Remedies::tr("Set SO_REUSEADDR before bind(), in every run of the server."),
          runtime ? reuseAddrLine(*runtime) : QString(), edit::SetReuseAddr{true}};
}

Remedy ownerRemedy(const Trace& trace, const Lane& lane, const SocketFacts& blocker, SimTime at) {
  const HostIndex host = lane.question.program.host;
  Remedy remedy{Remedies::tr("Stop the process that holds the port, then start the server."),
                ownerCommand(profileOf(trace.hosts[host]).id, blocker.local.port),
                {}};
  for (const ProcessRecord& process : trace.processes) {
    if (process.host != host || process.id != blocker.owner) continue;
    remedy.edit = edit::AddHostEvent{trace.hosts[host].name,
                                     HostEvent{at, HostEventKind::Kill, process.name, {}}};
  }
  return remedy;
}

}  // namespace

std::optional<Remedy> remedyFor(const Trace& trace, const Lane& lane, SimTime at) {
  if (runningServer(lane, at)) return std::nullopt;
  const VerdictInterval* interval = intervalAt(lane.intervals, at);
  if (!interval || interval->verdict.works() || !interval->blocker) return std::nullopt;
  if (interval->blocker->owner.value != 0) return ownerRemedy(trace, lane, *interval->blocker, at);
  const VerdictInterval* bothSet = intervalAt(lane.bothSet, at);
  if (bothSet && bothSet->verdict.works()) return reuseRemedy(trace, lane);
  const bool serverWaits = interval->blocker->state == State::TimeWait && trace.roles &&
                           trace.roles->server == lane.question.program.host;
  if (serverWaits) {
    return Remedy{Remedies::tr("Let the client close first: then the client waits."),
                  {},
                  edit::CloseFirst{Closer::Client}};
  }
  return std::nullopt;
}

QString reuseAddrLine(RuntimeId runtime) {
  switch (runtime) {
    case RuntimeId::Python:
      return QStringLiteral("sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)");
    case RuntimeId::C:
      return QStringLiteral("setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));");
    case RuntimeId::Java: return QStringLiteral("serverSocket.setReuseAddress(true);");
    case RuntimeId::DotNet:
      return QStringLiteral(
          "socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);");
    case RuntimeId::Node:
    case RuntimeId::Go:
    case RuntimeId::Rust: return {};
  }
  return {};
}

QString ownerCommand(OsId os, std::uint16_t port) {
  switch (os) {
    case OsId::Linux: return QStringLiteral("ss -tnap 'sport = :%1'").arg(port);
    case OsId::Windows: return QStringLiteral("netstat -ano -p tcp | findstr :%1").arg(port);
    case OsId::MacOs: return QStringLiteral("lsof -nP -iTCP:%1").arg(port);
    case OsId::FreeBsd: return QStringLiteral("sockstat -P tcp -p %1").arg(port);
    case OsId::OpenBsd:
    case OsId::NetBsd: return QStringLiteral("fstat | grep :%1").arg(port);
    case OsId::Illumos: return QStringLiteral("netstat -anu -P tcp | grep '\\.%1 '").arg(port);
    case OsId::Rfc9293:
    case OsId::Lwip:
    case OsId::Smoltcp: return {};
  }
  return {};
}

}  // namespace linger
