#include <algorithm>
#include <map>

#include "tests/fuzz/invariants.h"
#include "tests/fuzz/trace_words.h"

namespace linger::fuzz {
namespace {

using ProcessKey = std::pair<HostIndex, ProcessId>;
using SocketKey = std::pair<HostIndex, SocketId>;

std::map<ProcessKey, const ProcessRecord*> processesOf(const Trace& trace) {
  std::map<ProcessKey, const ProcessRecord*> processes;
  for (const ProcessRecord& process : trace.processes) {
    processes[{process.host, process.id}] = &process;
  }
  return processes;
}

/// Whether an orphan of that host may stay in FIN-WAIT-2 for ever.
bool waitsForEver(const Trace& trace, const SocketRecord& record) {
  const bool limited = trace.hosts[record.host].settings->tcp.finWait2Orphan.has_value();
  return record.facts.state == State::FinWait2 && !limited;
}

/// Why the socket may still be there when nothing more will happen.
bool isExplained(const Trace& trace, const std::map<ProcessKey, const ProcessRecord*>& processes,
                 const SocketRecord& record) {
  const auto owner = processes.find({record.host, record.facts.owner});
  if (record.facts.owner.value != 0) return owner != processes.end() && !owner->second->ended;
  return waitsForEver(trace, record);
}

}  // namespace

void checkCalls(const ScenarioRun& run, Faults& faults) {
  const Trace& trace = run.trace;
  const auto processes = processesOf(trace);
  std::map<ProcessKey, SimTime> lastDone;
  for (const CallRecord& call : trace.calls) {
    const std::string where = std::string(nameOf(call.call)) + "() of " +
                              trace.hosts[call.host].name + " at " + text(call.at);
    const auto process = processes.find({call.host, call.process});
    if (process == processes.end()) {
      faults.push_back(where + " was made by no process");
      continue;
    }
    const std::optional<SimTime> ended = process->second->ended;
    if (call.at < process->second->started || (ended && call.at > *ended)) {
      faults.push_back(where + " was made when the process did not run");
    }
    if (call.returned && *call.returned < call.at) faults.push_back(where + " returned before");
    if (call.returned && ended && *call.returned > *ended) {
      faults.push_back(where + " returned to a process that had ended");
    }
    SimTime& done = lastDone[process->first];
    if (call.at < done) faults.push_back(where + " was made while another call waited");
    done = std::max(done, call.returned.value_or(call.at));
    if (call.returned && call.result != Errno::Ok) {
      if (call.message.empty()) faults.push_back(where + " failed without a word");
      if (ended != call.returned) faults.push_back(where + " failed and its program went on");
    }
  }
}

void checkEndings(const ScenarioRun& run, Faults& faults) {
  const Trace& trace = run.trace;
  if (wasCut(run)) return;
  const auto processes = processesOf(trace);
  std::map<SocketKey, const SocketRecord*> last;
  for (const SocketRecord& record : trace.sockets) last[{record.host, record.facts.id}] = &record;
  for (const auto& [key, record] : last) {
    if (record->gone || isExplained(trace, processes, *record)) continue;
    faults.push_back(text(trace, key.first, key.second) + " stays in " +
                     std::string(nameOf(record->facts.state)) + ", and nobody holds it");
  }
}

}  // namespace linger::fuzz
