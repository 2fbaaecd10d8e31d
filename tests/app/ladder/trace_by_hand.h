#pragma once

#include <algorithm>
#include <string>

#include "model/tcp/transitions.h"
#include "model/trace/trace.h"

namespace linger {

/// Writes a trace down as a storyteller would, without a simulation: what the pictures are
/// tested upon. Calls come in the order of time.
class TraceByHand {
 public:
  static constexpr HostIndex kClient = 0;
  static constexpr HostIndex kServer = 1;

  explicit TraceByHand(Duration delay = 50ms) {
    trace_.name = "by-hand";
    trace_.linkDelay = delay;
    trace_.hosts = {{"client", Address::parse("192.0.2.10").value(), OsId::Linux, std::nullopt},
                    {"server", Address::parse("192.0.2.20").value(), OsId::Linux, std::nullopt}};
  }

  static SimTime at(Duration d) { return kSimStart + d; }

  /// A connection that exists already at the scene's zero, on both hosts.
  void connected(SocketId client, SocketId server) {
    socket({}, kClient, client, State::Established);
    socket({}, kServer, server, State::Established);
  }

  void socket(Duration when, HostIndex host, SocketId id, State state, bool gone = false) {
    SocketRecord record;
    record.at = at(when);
    record.host = host;
    record.facts.id = id;
    record.facts.state = state;
    record.facts.bound = true;
    record.facts.local = endOf(host);
    if (state != State::Listen) record.facts.remote = endOf(1 - host);
    record.gone = gone;
    trace_.sockets.push_back(record);
  }

  void moves(Duration when, HostIndex host, SocketId id, State from, State to, Event event) {
    TransitionRecord record;
    record.at = at(when);
    record.host = host;
    record.socket = id;
    record.from = from;
    record.to = to;
    record.event = event;
    if (const Row* row = findRow(from, event)) record.rule = row->rule;
    trace_.transitions.push_back(record);
    log(when, EntryKind::Moved, trace_.transitions.size() - 1);
    socket(when, host, id, to, to == State::Closed);
  }

  SegmentId sends(Duration when, HostIndex from, Flags flags, std::uint32_t seq, std::uint32_t ack,
                  std::uint32_t len = 0) {
    SegmentRecord record;
    record.id = SegmentId{int(trace_.segments.size()) + 1};
    record.from = from;
    record.to = 1 - from;
    record.source = endOf(from);
    record.destination = endOf(1 - from);
    record.segment.flags = flags;
    record.segment.len = len;
    record.relativeSeq = seq;
    record.relativeAck = ack;
    record.sent = at(when);
    record.arrives = at(when) + trace_.linkDelay;
    trace_.segments.push_back(record);
    log(when, EntryKind::Sent, trace_.segments.size() - 1);
    return record.id;
  }

  void arrives(SegmentId id) {
    SegmentRecord& record = trace_.segments[std::size_t(id.value - 1)];
    record.delivery = Delivery::Delivered;
    log(record.arrives - kSimStart, EntryKind::Arrived, std::size_t(id.value - 1));
  }

  void dropped(SegmentId id) {
    trace_.segments[std::size_t(id.value - 1)].delivery = Delivery::Dropped;
  }
  SegmentRecord& segment(SegmentId id) { return trace_.segments[std::size_t(id.value - 1)]; }

  void calls(Duration when, HostIndex host, Call call, Errno result = Errno::Ok) {
    CallRecord record;
    record.at = at(when);
    record.returned = at(when);
    record.host = host;
    record.call = call;
    record.result = result;
    trace_.calls.push_back(record);
    log(when, EntryKind::Called, trace_.calls.size() - 1);
  }

  void lives(HostIndex host, Duration from, std::optional<Duration> to, Call endedBy = Call::Exit) {
    ProcessRecord record;
    record.id = ProcessId{int(trace_.processes.size()) + 1};
    record.host = host;
    record.started = at(from);
    if (to) record.ended = at(*to);
    if (to) record.endedBy = endedBy;
    trace_.processes.push_back(record);
    log(from, EntryKind::Started, trace_.processes.size() - 1);
    if (to) log(*to, EntryKind::Ended, trace_.processes.size() - 1);
  }

  void waits(HostIndex host, SocketId id, TimerKind kind, Duration set, Duration due,
             TimerEnd ended = TimerEnd::Fired, std::optional<Duration> endedAt = {}) {
    TimerRecord record;
    record.host = host;
    record.socket = id;
    record.kind = kind;
    record.set = at(set);
    record.due = at(due);
    record.ended = ended;
    record.endedAt = at(endedAt.value_or(due));
    record.attempt = 2;
    trace_.timers.push_back(record);
  }

  Trace finished() {
    std::stable_sort(trace_.eventLog.begin(), trace_.eventLog.end(),
                     [](const Entry& a, const Entry& b) { return a.at < b.at; });
    if (!trace_.eventLog.empty()) trace_.end = trace_.eventLog.back().at;
    return trace_;
  }

 private:
  SocketAddress endOf(HostIndex host) const {
    return {trace_.hosts[host].address, std::uint16_t(host == kServer ? 8080 : 51514)};
  }
  void log(Duration when, EntryKind kind, std::size_t index) {
    trace_.eventLog.push_back({at(when), kind, index});
  }

  Trace trace_;
};

/// The server closes first and exits; the client follows; the server is started again at 2 s and
/// its bind() fails; TIME-WAIT ends at 60.24 s.
inline Trace restartByHand() {
  constexpr HostIndex kClient = TraceByHand::kClient;
  constexpr HostIndex kServer = TraceByHand::kServer;
  constexpr Flags kFin{.fin = true, .ack = true};
  constexpr Flags kAck{.ack = true};
  const SocketId c{1};
  const SocketId s{2};
  TraceByHand story;
  story.connected(c, s);
  story.lives(kClient, 0ms, 190ms);
  story.lives(kServer, 0ms, 40ms);
  story.calls(40ms, kServer, Call::Close);
  const SegmentId fin = story.sends(40ms, kServer, kFin, 301, 101);
  story.moves(40ms, kServer, s, State::Established, State::FinWait1, Event::Close);
  story.arrives(fin);
  story.moves(90ms, kClient, c, State::Established, State::CloseWait, Event::Fin);
  const SegmentId ack = story.sends(90ms, kClient, kAck, 101, 302);
  story.arrives(ack);
  story.moves(140ms, kServer, s, State::FinWait1, State::FinWait2, Event::AckOfFin);
  story.waits(kServer, s, TimerKind::FinWait2, 140ms, 60140ms, TimerEnd::Cancelled, 240ms);
  story.calls(190ms, kClient, Call::Close);
  const SegmentId fin2 = story.sends(190ms, kClient, kFin, 101, 302);
  story.moves(190ms, kClient, c, State::CloseWait, State::LastAck, Event::Close);
  story.arrives(fin2);
  story.moves(240ms, kServer, s, State::FinWait2, State::TimeWait, Event::Fin);
  const SegmentId last = story.sends(240ms, kServer, kAck, 302, 102);
  story.waits(kServer, s, TimerKind::TimeWait, 240ms, 60240ms);
  story.arrives(last);
  story.moves(290ms, kClient, c, State::LastAck, State::Closed, Event::AckOfFin);
  story.lives(kServer, 2s, 2s, Call::Bind);
  story.calls(2s, kServer, Call::Bind, Errno::AddrInUse);
  story.moves(60240ms, kServer, s, State::TimeWait, State::Closed, Event::TimeWaitExpired);
  return story.finished();
}

}  // namespace linger
