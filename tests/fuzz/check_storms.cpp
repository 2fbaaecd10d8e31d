#include <algorithm>

#include "tests/fuzz/invariants.h"
#include "tests/fuzz/trace_words.h"

namespace linger::fuzz {
namespace {

/// More than the answers to all that can be on its way at once, and the answers to those.
constexpr int kLongestStorm = 2000;

/// Whether the entry shows that something goes on: other than that one answers the other's answer.
bool isProgress(const Trace& trace, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Sent: {
      const SegmentRecord& record = trace.segments[entry.index];
      return record.segment.len > 0 || record.segment.flags.syn || record.injected;
    }
    case EntryKind::TimerEnded: return trace.timers[entry.index].ended == TimerEnd::Fired;
    case EntryKind::Moved:
    case EntryKind::Called:
    case EntryKind::Returned:
    case EntryKind::Started:
    case EntryKind::Ended:
    case EntryKind::Power: return true;
    case EntryKind::Arrived:
    case EntryKind::Lost:
    case EntryKind::TimerSet: return false;
  }
  return false;
}

/// While its window is shut, lwIP answers even a bare acknowledgement at RCV.NXT: its
/// tcp_receive() looks for the number in an empty window.
bool hasShutLwip(const ScenarioRun& run) {
  return std::ranges::any_of(run.trace.segments, [&run](const SegmentRecord& record) {
    const Segment& segment = record.segment;
    const bool isShut = segment.window == 0 && segment.len == 0 && !segment.flags.rst;
    return isShut && run.scenario.hosts[record.from].os == OsId::Lwip;
  });
}

}  // namespace

/// A forged segment may set two sides at odds about their numbers, and then real systems too answer
/// each other without end; left to themselves they must not.
void checkStorms(const ScenarioRun& run, Faults& faults) {
  const Trace& trace = run.trace;
  if (!run.scenario.injections.empty() || hasShutLwip(run)) return;
  if (isTooLong(trace)) faults.push_back("the run lost its way");
  int answers = 0;
  for (const Entry& entry : trace.eventLog) {
    if (isProgress(trace, entry)) answers = 0;
    if (entry.kind == EntryKind::Sent) ++answers;
    if (answers <= kLongestStorm) continue;
    faults.push_back("a storm: both sides answer each other at " + text(entry.at));
    return;
  }
}

}  // namespace linger::fuzz
