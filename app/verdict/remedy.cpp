#include "app/verdict/remedy.h"

#include <QCoreApplication>

#include "app/document/words.h"
#include "app/verdict/lane_answer.h"
#include "model/systems/remedy_lines.h"
#include "model/trace/stopped.h"

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

/// What sets the option, in the language of the server's program.
QString reuseLine(const Trace& trace, const PortRequest& server) {
  const auto runtime = runtimeOfServer(trace, server);
  return runtime ? text(reuseAddrLine(*runtime)) : QString();
}

Remedy reuseRemedy(const Trace& trace, const Lane& lane) {
  const PortRequest& server = lane.query.program;
  if (everyRunSetsReuseAddr(trace, server)) {
    return {Remedies::tr("The server sets SO_REUSEADDR in every run: keep it."), {}, {}};
  }
  return {Remedies::tr("Set SO_REUSEADDR before bind(), in every run of the server."),
          reuseLine(trace, server),
          {edit::SetReuseAddr{true}}};
}

/// Whether what the process leaves behind is in the way as well, unless every run sets the option.
bool needsReuseToo(const Trace& trace, const Lane& lane, ProcessId owner, SimTime at) {
  constexpr ReuseOptions kReuseAddr{.reuseAddr = true};
  const bool setsAlready = lane.asRun && everyRunSetsReuseAddr(trace, lane.query.program);
  if (setsAlready) return false;  // Another's socket.
  if (verdictAfterKill(trace, lane.query, owner, at).works()) return false;
  const RebindQuery bothSet{lane.query.program, kReuseAddr, kReuseAddr};
  return verdictAfterKill(trace, bothSet, owner, at).works();
}

Remedy ownerRemedy(const Trace& trace, const Lane& lane, const SocketFacts& blocker, SimTime at) {
  const PortRequest& server = lane.query.program;
  Remedy remedy{Remedies::tr("Stop the process that holds the port, then start the server."),
                text(ownerCommand(profileOf(trace.hosts[server.host]).id, blocker.local.port)),
                {}};
  for (const ProcessRecord& process : trace.processes) {
    if (process.host != server.host || process.id != blocker.owner) continue;
    remedy.edits = {edit::AddHostEvent{trace.hosts[server.host].name,
                                       HostEvent{at, HostEventKind::Kill, process.name, {}}}};
  }
  if (!needsReuseToo(trace, lane, blocker.owner, at)) return remedy;
  remedy.words = longestRemedy();
  remedy.line = reuseLine(trace, server);
  if (!remedy.edits.empty() && !everyRunSetsReuseAddr(trace, server)) {
    remedy.edits.insert(remedy.edits.begin(), edit::SetReuseAddr{true});
  }
  return remedy;
}

Remedy portsRemedy() {
  return {Remedies::tr("Keep connections open and use them again, let the server close first, or "
                       "connect from more addresses."),
          {},
          {}};
}

/// Of a client that insists on its port; none where the option on every run does not help.
std::optional<Remedy> clientReuseRemedy(const Lane& lane, SimTime at) {
  const VerdictInterval* bothSet = intervalAt(lane.bothSet, at);
  if (!bothSet || !bothSet->verdict.works()) return std::nullopt;
  return Remedy{Remedies::tr("Set SO_REUSEADDR before bind(), in every run of the client; or let "
                             "the system choose the port."),
                {},
                {}};
}

std::optional<Remedy> clientRemedy(const Lane& lane, SimTime at) {
  return lane.connects->local.port == 0 ? portsRemedy() : clientReuseRemedy(lane, at);
}

std::optional<Remedy> serverRemedy(const Trace& trace, const Lane& lane, const SocketFacts& blocker,
                                   SimTime at) {
  const PortRequest& server = lane.query.program;
  if (blocker.owner.value != 0) return ownerRemedy(trace, lane, blocker, at);
  const VerdictInterval* bothSet = intervalAt(lane.bothSet, at);
  if (bothSet && bothSet->verdict.works()) {
    const bool setsAlready = lane.asRun && everyRunSetsReuseAddr(trace, server);
    if (!setsAlready) return reuseRemedy(trace, lane);
    return Remedy{
        Remedies::tr("Keep the port out of the range that connect() uses, or reserve it."), {}, {}};
  }
  const bool serverWaits =
      blocker.state == State::TimeWait && trace.roles && trace.roles->server == server.host;
  if (!serverWaits) return std::nullopt;
  return Remedy{Remedies::tr("Let the client close first: then the client waits."),
                {},
                {edit::CloseFirst{Closer::Client}}};
}

/// Where nothing in the scene's programs helps.
Remedy otherRemedy(const VerdictInterval& interval) {
  const Errno error = interval.verdict.result;
  if (error == Errno::AddrNotAvail && !interval.blocker) {
    return {Remedies::tr("Bind to an address of this host, or to 0.0.0.0 for all."), {}, {}};
  }
  if (interval.clears) return {Remedies::tr("Wait until the port is free."), {}, {}};
  return {Remedies::tr("Use another port."), {}, {}};
}

}  // namespace

QString longestRemedy() {
  return Remedies::tr("Set SO_REUSEADDR in every run; then stop the process and start the server.");
}

std::optional<Remedy> remedyFor(const Trace& trace, const Lane& lane, SimTime at) {
  if (runningServer(lane, at)) return std::nullopt;
  const VerdictInterval* interval = intervalAt(lane.intervals, at);
  if (!interval || interval->verdict.works() || interval->verdict.rule == kNoPower) {
    return std::nullopt;
  }
  const auto known = lane.connects       ? clientRemedy(lane, at)
                     : interval->blocker ? serverRemedy(trace, lane, *interval->blocker, at)
                                         : std::nullopt;
  return known ? known : otherRemedy(*interval);
}

}  // namespace linger
