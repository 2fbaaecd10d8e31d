#include "app/live/trace_rows.h"

#include <algorithm>
#include <map>
#include <set>

namespace linger {
namespace {

bool isBareAck(const Segment& segment) {
  return segment.flags.ack && !segment.flags.rst && segment.sequenceLength() == 0;
}

TraceItem itemOf(const SegmentRecord& record) {
  const Segment& segment = record.segment;
  TraceItem item{.at = record.sent};
  item.text = lettersOf(segment.flags) + " seq " + std::to_string(record.relativeSeq);
  if (segment.flags.ack) item.text += " ack " + std::to_string(record.relativeAck);
  if (segment.len > 0) item.text += " len " + std::to_string(segment.len);
  if (segment.flags.ack) item.acks = record.relativeAck;
  item.isBareAck = isBareAck(segment);
  return item;
}

TraceItem itemOf(const CallRecord& call) {
  std::string text = std::string(nameOf(call.call)) + "()";
  const bool counts = call.call == Call::Send || call.call == Call::Recv;
  if (!call.returned) {
    text += " waits";
  } else if (call.result != Errno::Ok) {
    text += ' ' + std::string(nameOf(call.result));
  } else if (counts) {
    text += ' ' + std::to_string(call.value);
  }
  return {.at = call.returned.value_or(call.at), .text = text};
}

TraceItem itemOf(const TransitionRecord& moved) {
  return {.at = moved.at,
          .text = std::string(nameOf(moved.from)) + " to " + std::string(nameOf(moved.to)),
          .move = std::pair(moved.from, moved.to)};
}

/// The timers that end a connection by themselves. The others end in a segment, which is told; and
/// a FIN-WAIT-2 that a FIN ended may have passed unseen, as its state.
bool endsConnection(const TimerRecord& timer) {
  if (timer.kind == TimerKind::FinWait2) return timer.ended != TimerEnd::Cancelled;
  return timer.kind == TimerKind::TimeWait;
}

/// The kernel tells what is left in milliseconds, some of which have passed when it is asked.
TraceItem itemOf(const TimerRecord& timer) {
  const auto length = std::chrono::round<std::chrono::seconds>(timer.due - timer.set);
  const std::string end = timer.ended ? std::string(nameOf(*timer.ended)) : "running";
  return {.at = timer.set,
          .text = std::string(nameOf(timer.kind)) + " timer of " + std::to_string(length.count()) +
                  " s, " + end};
}

bool isBefore(const TraceRow& a, const TraceRow& b) {
  const Duration apart = a.front().at - b.front().at;
  if (apart >= kAtOnce || apart <= -kAtOnce) return apart < Duration{};
  return std::ranges::lexicographical_compare(a, b, {}, &TraceItem::text, &TraceItem::text);
}

/// Few rows, and "at once" is no order that a sort could rely on.
void sortRows(std::vector<TraceRow>& rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    for (std::size_t j = i; j > 0 && isBefore(rows[j], rows[j - 1]); --j) {
      std::swap(rows[j], rows[j - 1]);
    }
  }
}

bool isSeen(const SegmentRecord& record) {
  return !record.copyOf && !record.injected;
}

/// From one end of a connection to the other.
using Direction = std::pair<SocketAddress, SocketAddress>;

Direction directionOf(const SegmentRecord& record) {
  return {record.source, record.destination};
}

/// What each end sends next, as far as the first segment of the trace tells that shows it: one of
/// its own, or what its peer acknowledges.
std::map<Direction, std::uint32_t> firstNumbers(const Trace& trace) {
  std::map<Direction, std::uint32_t> next;
  for (const SegmentRecord& record : trace.segments) {
    if (!isSeen(record)) continue;
    const Segment& segment = record.segment;
    if (segment.sequenceLength() > 0) next.try_emplace(directionOf(record), record.relativeSeq);
    if (segment.flags.ack) {
      next.try_emplace({record.destination, record.source}, record.relativeAck);
    }
  }
  return next;
}

/// The segments that carry nothing and repeat the number before the next one.
std::set<SegmentId> probesIn(const Trace& trace) {
  std::map<Direction, std::uint32_t> next = firstNumbers(trace);
  std::set<SegmentId> probes;
  for (const SegmentRecord& record : trace.segments) {
    const auto known = next.find(directionOf(record));
    if (!isSeen(record) || known == next.end()) continue;
    const std::int32_t ahead = std::int32_t(record.relativeSeq - known->second);
    const std::uint32_t length = record.segment.sequenceLength();
    if (ahead < 0 && isBareAck(record.segment)) probes.insert(record.id);
    const bool isLast = ahead + std::int64_t(length) > 0;
    if (isLast || record.segment.flags.syn) known->second = record.relativeSeq + length;
  }
  return probes;
}

/// Sorts records into rows by a key of each.
template <typename Key>
class Rows {
 public:
  void add(const Key& key, TraceItem item) {
    const auto [place, isNew] = places_.try_emplace(key, rows_.size());
    if (isNew) rows_.emplace_back();
    rows_[place->second].push_back(std::move(item));
  }

  std::vector<TraceRow> sorted() {
    sortRows(rows_);
    return std::move(rows_);
  }

 private:
  std::map<Key, std::size_t> places_;
  std::vector<TraceRow> rows_;
};

std::vector<TraceRow> sentBy(const Trace& trace, HostIndex host, bool areProbes) {
  const std::set<SegmentId> probes = probesIn(trace);
  Rows<Direction> rows;
  for (const SegmentRecord& record : trace.segments) {
    if (record.from != host || !isSeen(record)) continue;
    if (probes.contains(record.id) == areProbes) rows.add(directionOf(record), itemOf(record));
  }
  return rows.sorted();
}

}  // namespace

std::vector<TraceRow> segmentsOf(const Trace& trace, HostIndex host) {
  return sentBy(trace, host, false);
}

std::vector<TraceRow> probesOf(const Trace& trace, HostIndex host) {
  return sentBy(trace, host, true);
}

std::vector<TraceRow> callsOf(const Trace& trace, HostIndex host) {
  std::vector<TraceRow> rows;
  for (const ProcessRecord& process : trace.processes) {
    if (process.host != host) continue;
    TraceRow& row = rows.emplace_back();
    for (const CallRecord& call : trace.calls) {
      if (call.host == host && call.process == process.id) row.push_back(itemOf(call));
    }
  }
  return rows;
}

std::vector<TraceRow> statesOf(const Trace& trace, HostIndex host) {
  Rows<SocketId> rows;
  for (const TransitionRecord& moved : trace.transitions) {
    if (moved.host == host && moved.from != moved.to) rows.add(moved.socket, itemOf(moved));
  }
  return rows.sorted();
}

std::vector<TraceRow> timersOf(const Trace& trace, HostIndex host) {
  Rows<SocketId> rows;
  for (const TimerRecord& timer : trace.timers) {
    if (timer.host == host && endsConnection(timer)) rows.add(timer.socket, itemOf(timer));
  }
  return rows.sorted();
}

}  // namespace linger
