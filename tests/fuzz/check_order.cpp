#include <algorithm>

#include "tests/fuzz/invariants.h"
#include "tests/fuzz/trace_words.h"

namespace linger::fuzz {
namespace {

/// How often the event log tells of each record of one vector.
using Counts = std::vector<int>;

struct Told {
  Counts sent, ended, moved, timerSet, timerEnded, called, returned, started, stopped, power;

  explicit Told(const Trace& trace)
      : sent(trace.segments.size()),
        ended(trace.segments.size()),
        moved(trace.transitions.size()),
        timerSet(trace.timers.size()),
        timerEnded(trace.timers.size()),
        called(trace.calls.size()),
        returned(trace.calls.size()),
        started(trace.processes.size()),
        stopped(trace.processes.size()),
        power(trace.power.size()) {}

  Counts& of(EntryKind kind) {
    switch (kind) {
      case EntryKind::Sent: return sent;
      case EntryKind::Arrived:
      case EntryKind::Lost: return ended;
      case EntryKind::Moved: return moved;
      case EntryKind::TimerSet: return timerSet;
      case EntryKind::TimerEnded: return timerEnded;
      case EntryKind::Called: return called;
      case EntryKind::Returned: return returned;
      case EntryKind::Started: return started;
      case EntryKind::Ended: return stopped;
      case EntryKind::Power: break;
    }
    return power;
  }
};

/// The instant that the record itself gives for the entry.
std::optional<SimTime> instantOf(const Trace& trace, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Sent: return trace.segments[entry.index].sent;
    case EntryKind::Arrived:
    case EntryKind::Lost: return trace.segments[entry.index].arrives;
    case EntryKind::Moved: return trace.transitions[entry.index].at;
    case EntryKind::TimerSet: return trace.timers[entry.index].set;
    case EntryKind::TimerEnded: return trace.timers[entry.index].endedAt;
    case EntryKind::Called: return trace.calls[entry.index].at;
    case EntryKind::Returned: return trace.calls[entry.index].returned;
    case EntryKind::Started: return trace.processes[entry.index].started;
    case EntryKind::Ended: return trace.processes[entry.index].ended;
    case EntryKind::Power: return trace.power[entry.index].at;
  }
  return std::nullopt;
}

void checkPassage(const ScenarioRun& run, const SegmentRecord& segment, int ends, Faults& faults) {
  const Trace& trace = run.trace;
  if (segment.arrives < segment.sent + run.scenario.link.delay) {
    faults.push_back(text(trace, segment) + " arrives sooner than the link allows");
  }
  // What is lost is told where it would have arrived, and is in flight until then.
  const int expected = segment.delivery == Delivery::InFlight ? 0 : 1;
  if (ends != expected) faults.push_back(text(trace, segment) + " is told wrongly");
  if (segment.delivery == Delivery::InFlight && !wasCut(run)) {
    faults.push_back(text(trace, segment) + " is still in flight when all is over");
  }
}

}  // namespace

void checkOrder(const ScenarioRun& run, Faults& faults) {
  const Trace& trace = run.trace;
  Told told(trace);
  SimTime last = kSimStart;
  for (const Entry& entry : trace.eventLog) {
    if (entry.at < last) faults.push_back("time goes back to " + text(entry.at));
    last = entry.at;
    Counts& counts = told.of(entry.kind);
    if (entry.index >= counts.size()) {
      faults.push_back("the event log tells of a record that is not there");
      continue;
    }
    ++counts[entry.index];
    if (instantOf(trace, entry) != entry.at) {
      faults.push_back("the event log tells of a record at " + text(entry.at) +
                       " that says another time");
    }
  }
  if (last != trace.end && !trace.eventLog.empty())
    faults.push_back("the end is not the last instant");
  for (const auto& [counts, name] : {std::pair{&told.sent, "sent"},
                                     {&told.moved, "moved"},
                                     {&told.called, "called"},
                                     {&told.power, "power"}}) {
    if (std::ranges::any_of(*counts, [](int count) { return count != 1; })) {
      faults.push_back(std::string("a record of what ") + name + " is not told once");
    }
  }
  for (std::size_t i = 0; i < trace.segments.size(); ++i) {
    checkPassage(run, trace.segments[i], told.ended[i], faults);
  }
  if (!std::ranges::is_sorted(trace.sockets, {}, &SocketRecord::at)) {
    faults.push_back("the sockets' records are not in order of time");
  }
}

}  // namespace linger::fuzz
