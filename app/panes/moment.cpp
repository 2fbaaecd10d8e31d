#include "app/panes/moment.h"

#include <algorithm>

namespace linger {
namespace {

bool failed(const CallRecord& call) {
  return call.result != Errno::Ok;
}

/// How much an entry tells: the largest wins; 0 explains nothing.
int weightOf(const Trace& trace, const Entry& entry) {
  if (!ruleOf(trace, entry)) return 0;
  switch (entry.kind) {
    case EntryKind::Returned: return failed(trace.calls[entry.index]) ? 7 : 0;
    case EntryKind::Called: return failed(trace.calls[entry.index]) ? 6 : 0;
    case EntryKind::Moved: {
      // A process that ends takes its listening socket along: its connection is what counts.
      const TransitionRecord& move = trace.transitions[entry.index];
      return move.from == State::Listen && move.to == State::Closed ? 4 : 5;
    }
    case EntryKind::Arrived: return 3;
    case EntryKind::Lost: return 2;
    case EntryKind::Sent: return 1;
    case EntryKind::TimerSet:
    case EntryKind::TimerEnded:
    case EntryKind::Started:
    case EntryKind::Ended:
    case EntryKind::Power: return 0;
  }
  return 0;
}

/// What its loss means, rather than why it was sent.
Rule lossRule(const SegmentRecord& lost) {
  if (lost.delivery == Delivery::HostDown) return {"lost.host-down", ""};
  const Flags& flags = lost.segment.flags;
  if (flags.rst) return {"lost.reset", ""};
  const bool takesNumbers = flags.syn || flags.fin || lost.segment.len > 0;
  return {takesNumbers ? "lost.awaited" : "lost.ack", ""};
}

std::optional<Rule> present(const Rule& rule) {
  return rule.key.empty() ? std::nullopt : std::optional(rule);
}

}  // namespace

HostIndex hostOf(const Trace& trace, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Sent: return trace.segments[entry.index].from;
    case EntryKind::Arrived:
    case EntryKind::Lost: return trace.segments[entry.index].to;
    case EntryKind::Moved: return trace.transitions[entry.index].host;
    case EntryKind::TimerSet:
    case EntryKind::TimerEnded: return trace.timers[entry.index].host;
    case EntryKind::Called:
    case EntryKind::Returned: return trace.calls[entry.index].host;
    case EntryKind::Started:
    case EntryKind::Ended: return trace.processes[entry.index].host;
    case EntryKind::Power: return trace.power[entry.index].host;
  }
  return 0;
}

std::optional<Rule> ruleOf(const Trace& trace, const Entry& entry) {
  switch (entry.kind) {
    case EntryKind::Sent: return present(trace.segments[entry.index].rule);
    case EntryKind::Lost: return lossRule(trace.segments[entry.index]);
    case EntryKind::Arrived: {
      const SegmentRecord& segment = trace.segments[entry.index];
      return segment.verdictRule ? present(*segment.verdictRule) : std::nullopt;
    }
    case EntryKind::Moved: return present(trace.transitions[entry.index].rule);
    case EntryKind::Called:
    case EntryKind::Returned: return present(trace.calls[entry.index].rule);
    case EntryKind::TimerSet:
    case EntryKind::TimerEnded:
    case EntryKind::Started:
    case EntryKind::Ended:
    case EntryKind::Power: return std::nullopt;
  }
  return std::nullopt;
}

const Entry* tellingEntry(const Trace& trace, SimTime at) {
  const auto happened = std::ranges::upper_bound(trace.eventLog, at, {}, &Entry::at);
  const Entry* best = nullptr;
  int bestWeight = 0;
  for (auto entry = std::reverse_iterator(happened); entry != trace.eventLog.rend(); ++entry) {
    if (best && entry->at != best->at) break;
    const int weight = weightOf(trace, *entry);
    if (weight > bestWeight) {
      best = &*entry;
      bestWeight = weight;
    }
  }
  return best;
}

}  // namespace linger
