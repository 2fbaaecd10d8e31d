#include "model/trace/restarts.h"

#include <algorithm>
#include <iterator>

#include "model/trace/verdict_intervals.h"

namespace linger {
namespace {

/// How the process got its port, or did not; none where it never asked.
std::optional<RestartAttempt> attemptOf(const Trace& trace, std::size_t index) {
  const ProcessRecord& process = trace.processes[index];
  std::optional<RestartAttempt> attempt;
  for (const CallRecord& call : trace.calls) {
    const bool takesPort = call.call == Call::Bind || call.call == Call::Listen;
    if (call.host != process.host || call.process != process.id || !takesPort) continue;
    attempt = RestartAttempt{process.started,
                             index,
                             call.result,
                             call.result == Errno::Ok ? std::nullopt : std::optional(call.call),
                             call.returned.value_or(call.at),
                             process.ended};
    if (!attempt->worked()) break;
  }
  return attempt;
}

/// Whether the socket has the server's port as the server's own does: one that listens for one
/// that listens, any for one that only binds, as those of UDP.
bool holdsPortOf(const SocketRecord& record, const PortRequest& server) {
  const SocketFacts& facts = record.facts;
  return record.host == server.host && facts.local.port == server.local.port &&
         (server.listens ? facts.state == State::Listen : facts.transport == server.transport);
}

bool hasPower(const Trace& trace, HostIndex host, SimTime at) {
  bool powered = true;
  for (const PowerRecord& record : trace.power) {
    const bool isIts = record.host == host || trace.oneMachine;
    if (isIts && record.at <= at) powered = record.on;
  }
  return powered;
}

}  // namespace

std::set<ProcessId> listenersAtPortOf(const Trace& trace, const PortRequest& server) {
  std::set<ProcessId> processes;
  for (const SocketRecord& record : trace.sockets) {
    if (holdsPortOf(record, server)) processes.insert(record.facts.owner);
  }
  return processes;
}

bool everyRunSetsReuseAddr(const Trace& trace, const PortRequest& server) {
  return server.options.reuseAddr &&
         std::ranges::all_of(trace.sockets, [&server](const SocketRecord& record) {
           return record.facts.options.reuseAddr || !holdsPortOf(record, server);
         });
}

std::vector<RestartAttempt> restartsOf(const Trace& trace, const PortRequest& server) {
  const std::set<ProcessId> listeners = listenersAtPortOf(trace, server);
  std::vector<RestartAttempt> attempts;
  bool isFirst = true;
  for (std::size_t i = 0; i < trace.processes.size(); ++i) {
    const ProcessRecord& process = trace.processes[i];
    if (process.host != server.host) continue;
    const bool isServers = process.program == server.program;
    const auto attempt = isServers && !isFirst ? attemptOf(trace, i) : std::nullopt;
    if (attempt) attempts.push_back(*attempt);
    if (isServers || listeners.contains(process.id)) isFirst = false;
  }
  return attempts;
}

std::optional<RestartAttempt> lastRestart(const std::vector<RestartAttempt>& attempts, SimTime at) {
  std::optional<RestartAttempt> last;
  for (const RestartAttempt& attempt : attempts) {
    if (attempt.decided <= at) last = attempt;
  }
  return last;
}

std::vector<VerdictInterval> withOutages(const Trace& trace, HostIndex host,
                                         const std::vector<VerdictInterval>& answers) {
  if (trace.power.empty() || answers.empty()) return answers;
  std::set<SimTime> changes;
  for (const VerdictInterval& answer : answers) changes.insert(answer.from);
  for (const PowerRecord& record : trace.power) changes.insert(record.at);
  std::vector<VerdictInterval> all;
  for (const SimTime at : changes) {
    VerdictInterval next;
    next.verdict = {Errno::TimedOut, std::nullopt, std::nullopt, kNoPower, Evidence::Source};
    if (hasPower(trace, host, at)) {
      next = *std::prev(std::ranges::upper_bound(answers, at, {}, &VerdictInterval::from));
    }
    next.from = at;
    next.to.reset();
    addAnswer(all, next);
  }
  connectIntervals(all);
  return all;
}

std::vector<VerdictInterval> restartVerdicts(const Trace& trace, const RebindQuery& query) {
  const std::vector<RestartAttempt> attempts = restartsOf(trace, query.program);
  std::vector<ProcessId> restarted;
  for (const RestartAttempt& attempt : attempts) {
    if (attempt.worked()) restarted.push_back(trace.processes[attempt.process].id);
  }
  const HostIndex host = query.program.host;
  if (restarted.empty()) return withOutages(trace, host, rebindVerdicts(trace, query));
  Trace without = trace;
  for (SocketRecord& record : without.sockets) {
    const bool isOwn =
        record.host == host && std::ranges::find(restarted, record.facts.owner) != restarted.end();
    if (isOwn) record.gone = true;
  }
  return withOutages(trace, host, rebindVerdicts(without, query));
}

}  // namespace linger
