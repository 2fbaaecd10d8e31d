#include <map>

#include "model/tcp/transitions.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/trace_words.h"
#include "tests/model/sim/untold_changes.h"

namespace linger::fuzz {
namespace {

using SocketKey = std::pair<HostIndex, SocketId>;

}  // namespace

void checkTransitions(const ScenarioRun& run, Faults& faults) {
  const Trace& trace = run.trace;
  std::map<SocketKey, State> states;
  for (const SocketRecord& record : trace.sockets) {
    if (record.at == kSimStart)
      states.try_emplace({record.host, record.facts.id}, record.facts.state);
  }
  std::map<SocketKey, bool> seen;
  for (const TransitionRecord& moved : trace.transitions) {
    const std::string where = text(trace, moved.host, moved.socket) + " at " + text(moved.at) +
                              ": " + std::string(nameOf(moved.from)) + " to " +
                              std::string(nameOf(moved.to)) + " on " +
                              std::string(nameOf(moved.event));
    const Row* row = findRow(moved.from, moved.event);
    if (!row || row->next(moved.from) != moved.to) faults.push_back(where + ": not in the table");
    if (row && row->rule != moved.rule) faults.push_back(where + ": not the table's rule");
    const SocketKey key{moved.host, moved.socket};
    const auto before = states.find(key);
    const bool begins = !seen[key] && (moved.from == State::Closed || moved.from == State::Listen);
    if (!begins && (before == states.end() || before->second != moved.from)) {
      faults.push_back(where + ": it was in another state");
    }
    states[key] = moved.to;
    seen[key] = true;
  }
  for (const std::string& untold : untoldChanges(trace)) faults.push_back(untold);
}

void checkTimers(const ScenarioRun& run, Faults& faults) {
  const Trace& trace = run.trace;
  std::map<SocketKey, bool> gone;
  for (const SocketRecord& record : trace.sockets) {
    gone[{record.host, record.facts.id}] = record.gone;
  }
  for (const TimerRecord& timer : trace.timers) {
    const std::string where = text(trace, timer.host, timer.socket) + ": its " +
                              std::string(nameOf(timer.kind)) + " timer of " + text(timer.set);
    if (timer.due < timer.set) faults.push_back(where + " was due before it was set");
    if (timer.ended.has_value() != timer.endedAt.has_value()) {
      faults.push_back(where + " ended at no time");
    }
    if (timer.endedAt && *timer.endedAt < timer.set) faults.push_back(where + " ended too early");
    if (timer.endedAt && *timer.endedAt > timer.due) faults.push_back(where + " ended too late");
    if (timer.ended == TimerEnd::Fired && timer.endedAt != timer.due) {
      faults.push_back(where + " fired when it was not due");
    }
    if (!timer.ended && gone[{timer.host, timer.socket}]) {
      faults.push_back(where + " outlives its socket");
    }
    if (!timer.ended && !wasCut(run)) faults.push_back(where + " runs when all is over");
  }
}

}  // namespace linger::fuzz
