#include "model/trace/stopped.h"

#include <algorithm>
#include <map>

namespace linger {
namespace {

/// The sockets of the query's port at that instant, as they were recorded last.
std::vector<SocketRecord> socketsOfPort(const Trace& trace, const PortRequest& program,
                                        SimTime at) {
  std::map<std::pair<HostIndex, SocketId>, const SocketRecord*> last;
  for (const SocketRecord& record : trace.sockets) {
    if (record.at > at) break;
    if (record.host != program.host && !trace.oneMachine) continue;
    if (record.facts.local.port != program.local.port) continue;
    last[{record.host, record.facts.id}] = &record;
  }
  std::vector<SocketRecord> sockets;
  for (const auto& [id, record] : last) {
    if (!record->gone) sockets.push_back(*record);
  }
  std::ranges::stable_sort(sockets, {}, &SocketRecord::at);
  return sockets;
}

/// What is left of a socket that the process has.
void letGo(SocketRecord& record, ProcessId process) {
  SocketFacts& facts = record.facts;
  std::erase(facts.sharers, process);
  if (facts.owner != process) return;
  if (!facts.sharers.empty()) {
    facts.owner = facts.sharers.front();
    facts.sharers.erase(facts.sharers.begin());
    return;
  }
  facts.owner = ProcessId{};
  record.gone = !facts.remote;
}

}  // namespace

Verdict verdictAfterKill(const Trace& trace, const RebindQuery& query, ProcessId process,
                         SimTime at) {
  Trace after;
  after.hosts = trace.hosts;
  after.oneMachine = trace.oneMachine;
  for (const PortMemoryRecord& record : trace.portMemory) {
    if (record.at <= at) after.portMemory.push_back(record);
  }
  after.sockets = socketsOfPort(trace, query.program, at);
  for (SocketRecord& record : after.sockets) {
    if (record.host == query.program.host) letGo(record, process);
  }
  const std::vector<VerdictInterval> intervals = rebindVerdicts(after, query);
  return intervals.empty() ? Verdict{} : intervals.back().verdict;
}

}  // namespace linger
