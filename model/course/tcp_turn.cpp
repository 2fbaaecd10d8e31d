#include "model/course/tcp_turn.h"

#include "model/trace/snapshot.h"

namespace linger {
namespace {

/// The acknowledgment of the segment where it is sent alone and later, when its timer is due.
std::optional<Flags> delayedAck(const Trace& trace, const SegmentRecord& arrived) {
  for (const TimerRecord& timer : trace.timers) {
    const bool isForIt = timer.kind == TimerKind::DelayedAck && timer.host == arrived.to &&
                         timer.set == arrived.arrives && timer.ended == TimerEnd::Fired;
    if (!isForIt) continue;
    for (const SegmentRecord& sent : trace.segments) {
      if (sent.from == arrived.to && sent.sent == timer.endedAt) return sent.segment.flags;
    }
  }
  return std::nullopt;
}

/// What the entries behind the arrival at `index` in the event log say. What a program calls at the
/// same instant moves the connection on by itself, but may send what acknowledges the segment.
TcpTurn turnAt(const Trace& trace, std::size_t index, const SegmentRecord& arrived) {
  TcpTurn turn;
  turn.arrived = arrived.id;
  turn.before = snapshotAt(trace, arrived.arrives - Duration{1}).hosts[arrived.to].state;
  turn.after = turn.before;
  turn.rule = arrived.verdictRule.value_or(Rule{});
  bool programActs = false;
  for (std::size_t i = index + 1; i < trace.eventLog.size(); ++i) {
    const Entry& entry = trace.eventLog[i];
    if (entry.at != arrived.arrives) break;
    if (entry.kind == EntryKind::Arrived && trace.segments[entry.index].to == arrived.to) break;
    if (entry.kind == EntryKind::Called && trace.calls[entry.index].host == arrived.to) {
      programActs = true;
    } else if (entry.kind == EntryKind::Moved && !programActs) {
      const TransitionRecord& moved = trace.transitions[entry.index];
      if (moved.host != arrived.to) continue;
      turn.after = moved.to;
      turn.rule = moved.rule;
    } else if (entry.kind == EntryKind::Sent && !turn.reply) {
      const SegmentRecord& sent = trace.segments[entry.index];
      if (sent.from == arrived.to) turn.reply = sent.segment.flags;
    }
  }
  if (!turn.reply) turn.reply = delayedAck(trace, arrived);
  return turn;
}

}  // namespace

std::vector<TcpTurn> turnsOf(const Trace& trace, HostIndex host, SimTime from, SimTime until,
                             std::size_t most) {
  std::vector<TcpTurn> turns;
  for (std::size_t i = 0; i < trace.eventLog.size() && turns.size() < most; ++i) {
    const Entry& entry = trace.eventLog[i];
    if (entry.kind != EntryKind::Arrived || entry.at < from || entry.at > until) continue;
    const SegmentRecord& arrived = trace.segments[entry.index];
    if (arrived.to == host && arrived.transport == Transport::Tcp) {
      turns.push_back(turnAt(trace, i, arrived));
    }
  }
  return turns;
}

}  // namespace linger
