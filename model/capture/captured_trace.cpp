#include "model/capture/captured_trace.h"

#include <algorithm>
#include <array>

#include "model/capture/vantage.h"
#include "model/tcp/endpoint_rules.h"
#include "model/tcp/transitions.h"

namespace linger::capture {
namespace {

constexpr HostIndex hostOf(Side side) {
  return side == Side::Client ? 0 : 1;
}

constexpr SocketId kConnection{1};  ///< On either host the only socket that the capture shows.

/// Writes the records of one connection in the order in which they happen.
class TraceWriter {
 public:
  TraceWriter(const Connection& connection, std::span<const WireSegment> segments)
      : connection_(connection), vantage_(vantageOf(connection, segments)) {
    findTimes(segments);
    findBases(segments);
    addHosts();
    for (std::size_t i = 0; i < segments.size(); ++i) add(segments[i], times_[i]);
  }

  Trace written(std::optional<OsId> os) {
    for (const Entry& entry : trace_.eventLog) trace_.end = std::max(trace_.end, entry.at);
    for (Side side : {Side::Client, Side::Server}) {
      if (ends_[side].unknownSince) addUnknown(side, *ends_[side].unknownSince);
    }
    if (os) assumeSystem(*os);
    const auto byTime = [](const auto& a, const auto& b) { return a.at < b.at; };
    std::stable_sort(trace_.sockets.begin(), trace_.sockets.end(), byTime);
    std::stable_sort(trace_.eventLog.begin(), trace_.eventLog.end(), byTime);
    return std::move(trace_);
  }

 private:
  struct End {
    std::optional<SeqNum> base;  ///< Its initial sequence number.
    std::optional<SeqNum> next;
    State state = State::Closed;
    std::optional<SimTime> unknownSince;  ///< None: its state is known.
    SimTime lastChange = kSimStart;
    bool isShown = false;       ///< Its state was known at some time.
    std::array<int, 5> sent{};  ///< Segments of each kind.
  };

  /// When a segment left its host and reached the other one.
  struct Times {
    CaptureTime sent = 0;
    CaptureTime arrives = 0;
  };

  /// From where the capture was taken; but what is acknowledged has arrived before that.
  void findTimes(std::span<const WireSegment> segments) {
    BySide<std::size_t> firstUnacked;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const WireSegment& wire = segments[i];
      const Side side = connection_.sideOf(wire.from);
      const Side other = otherSide(side);
      const CaptureTime sent = wire.time - vantage_.distance[side];
      times_.push_back({sent, std::max(sent, wire.time + vantage_.distance[other])});
      zero_ = i == 0 ? sent : std::min(zero_, sent);
      if (!wire.segment.flags.ack) continue;
      std::size_t& next = firstUnacked[other];
      for (; next < i; ++next) {
        if (connection_.sideOf(segments[next].from) != other) continue;
        if (segments[next].segment.end().isAfter(wire.segment.ack)) break;
        Times& acked = times_[next];
        acked.arrives = std::max(acked.sent, std::min(acked.arrives, sent));
      }
    }
  }
  SimTime instant(CaptureTime time) const { return kSimStart + Duration((time - zero_) / 1000); }

  void findBases(std::span<const WireSegment> segments) {
    for (const WireSegment& wire : segments) {
      const Side side = connection_.sideOf(wire.from);
      const Segment& segment = wire.segment;
      if (segment.flags.rst) continue;
      auto& base = ends_[side].base;
      auto& peers = ends_[otherSide(side)].base;
      if (!base) base = segment.flags.syn ? segment.seq : segment.seq - 1U;
      if (!peers && segment.flags.ack) peers = segment.ack - 1U;
    }
  }

  void addHosts() {
    for (Side side : {Side::Client, Side::Server}) {
      TraceHost host;
      host.name = std::string(nameOf(side));
      host.address = toSocketAddress(connection_.ends[side]).address;
      trace_.hosts.push_back(std::move(host));
    }
    trace_.roles = ClientAndServer{hostOf(Side::Client), hostOf(Side::Server)};
    trace_.oneMachine = trace_.hosts[0].address == trace_.hosts[1].address;
    trace_.linkDelay = Duration((vantage_.distance.client + vantage_.distance.server) / 1000);
  }

  void log(SimTime at, EntryKind kind, std::size_t index) {
    trace_.eventLog.push_back({at, kind, index});
  }

  void add(const WireSegment& wire, const Times& times) {
    const Side side = connection_.sideOf(wire.from);
    const Segment& segment = wire.segment;
    End& end = ends_[side];
    SegmentRecord record;
    record.id = SegmentId{int(trace_.segments.size()) + 1};
    record.from = hostOf(side);
    record.to = hostOf(otherSide(side));
    record.socket = kConnection;
    record.source = toSocketAddress(wire.from);
    record.destination = toSocketAddress(wire.to);
    record.segment = segment;
    record.relativeSeq = std::uint32_t(segment.seq - end.base.value_or(segment.seq));
    const SeqNum peersBase = ends_[otherSide(side)].base.value_or(segment.ack);
    if (segment.flags.ack) record.relativeAck = std::uint32_t(segment.ack - peersBase);
    record.sent = instant(times.sent);
    record.arrives = instant(times.arrives);
    record.delivery = Delivery::Delivered;
    record.frame = wire.frame;
    record.nthOfKind = ++end.sent[std::size_t(kindOf(segment))];
    const bool isCopy = teardown_.isOld(side, wire);
    teardown_.take(side, wire);
    const bool repeats = !isCopy && !segment.flags.rst && segment.sequenceLength() > 0 &&
                         end.next && !segment.end().isAfter(*end.next);
    record.attempt = repeats ? 2 : 1;
    record.rule = repeats ? linger::rules::kRetransmission : isCopy ? rules::kCopy : rules::kSeen;
    EndStates::Changes changes;
    if (!isCopy && !states_.take(side, segment, changes)) record.rule = rules::kMisfit;
    if (!end.next || segment.end().isAfter(*end.next)) end.next = segment.end();
    for (const EndStates::Change& change : changes) {
      if (change.side == side) continue;
      record.event = change.event;
      record.verdictRule = findRow(change.from, change.event)->rule;
    }
    trace_.segments.push_back(record);
    const std::size_t index = trace_.segments.size() - 1;
    log(record.sent, EntryKind::Sent, index);
    log(record.arrives, EntryKind::Arrived, index);
    if (trace_.segments.size() == 1) addWhatWasThere(record.sent);
    for (const EndStates::Change& change : changes) {
      const bool isSenders = change.side == side;
      if (isSenders) pullBefore(side, record.sent);
      move(change, isSenders ? record.sent : record.arrives,
           isSenders ? std::nullopt : std::optional(record.id));
    }
    followStates(record);
  }

  /// A side that is joined in the middle has its state without a transition into it.
  void addWhatWasThere(SimTime at) {
    for (Side side : {Side::Client, Side::Server}) {
      const EndState end = states_.of(side);
      if (end.state && *end.state == State::Established) setState(side, State::Established, at);
      if (!end.state) addUnknown(side, at);
    }
  }
  void followStates(const SegmentRecord& record) {
    for (Side side : {Side::Client, Side::Server}) {
      const EndState end = states_.of(side);
      if (end.state && *end.state != ends_[side].state) {
        setState(side, *end.state, record.arrives, end.inferred);
      }
      std::optional<SimTime>& since = ends_[side].unknownSince;
      if (end.state) {
        since.reset();
      } else if (!since) {
        since = record.arrives;
      }
    }
  }

  void move(const EndStates::Change& change, SimTime at, std::optional<SegmentId> cause) {
    const Row* row = findRow(change.from, change.event);
    trace_.transitions.push_back({at, hostOf(change.side), kConnection, change.from, change.to,
                                  change.event, row->rule, cause, change.inferred});
    log(at, EntryKind::Moved, trace_.transitions.size() - 1);
    setState(change.side, change.to, at, change.inferred);
  }

  /// What a side is inferred to have received was there before what it does now: a capture near the
  /// other side computes a time that is too late.
  void pullBefore(Side side, SimTime now) {
    if (ends_[side].lastChange <= now) return;
    const auto isLate = [&](const auto& record) {
      return record.host == hostOf(side) && record.at > now;
    };
    for (SocketRecord& record : trace_.sockets) {
      if (isLate(record)) record.at = now;
    }
    for (Entry& entry : trace_.eventLog) {
      if (entry.kind != EntryKind::Moved || !isLate(trace_.transitions[entry.index])) continue;
      trace_.transitions[entry.index].at = now;
      entry.at = now;
    }
    ends_[side].lastChange = now;
  }

  void setState(Side side, State state, SimTime at, bool inferred = false) {
    ends_[side].state = state;
    ends_[side].isShown = true;
    ends_[side].lastChange = std::max(ends_[side].lastChange, at);
    SocketRecord record = recordOf(side, at);
    record.facts.state = state;
    record.gone = state == State::Closed;
    record.inferred = inferred && !record.gone;
    trace_.sockets.push_back(record);
  }

  void addUnknown(Side side, SimTime at) {
    SocketRecord record = recordOf(side, at);
    record.gone = true;
    record.inferred = true;
    trace_.sockets.push_back(record);
  }

  SocketRecord recordOf(Side side, SimTime at) const {
    SocketRecord record;
    record.at = at;
    record.host = hostOf(side);
    record.facts.id = kConnection;
    record.facts.bound = true;
    record.facts.local = toSocketAddress(connection_.ends[side]);
    record.facts.remote = toSocketAddress(connection_.ends[otherSide(side)]);
    return record;
  }

  /// What the system does that no segment shows: its TIME-WAIT, and who may bind.
  void assumeSystem(OsId os) {
    for (TraceHost& host : trace_.hosts) host.os = os;
    for (Side side : {Side::Client, Side::Server}) {
      if (ends_[side].state == State::TimeWait) addTimeWait(side, os);
    }
    // Whether a server would get the port now is not asked where nothing tells of its end.
    if (!ends_[Side::Server].isShown) return;
    PortRequest server;
    server.host = hostOf(Side::Server);
    server.name = "server";
    server.local = toSocketAddress(connection_.ends.server);
    trace_.server = server;
  }

  void addTimeWait(Side side, OsId os) {
    const HostIndex host = hostOf(side);
    const Duration wait =
        timeWaitBetween(profileOf(os), trace_.hosts[host].address, trace_.hosts[1 - host].address);
    SimTime begins = trace_.end;
    for (const TransitionRecord& record : trace_.transitions) {
      if (record.host == host && record.to == State::TimeWait) begins = record.at;
    }
    TimerRecord timer;
    timer.host = host;
    timer.socket = kConnection;
    timer.kind = TimerKind::TimeWait;
    timer.set = begins;
    timer.due = begins + wait;
    timer.ended = TimerEnd::Fired;
    timer.endedAt = timer.due;
    trace_.timers.push_back(timer);
    const std::size_t index = trace_.timers.size() - 1;
    log(timer.set, EntryKind::TimerSet, index);
    log(timer.due, EntryKind::TimerEnded, index);
    move({side, State::TimeWait, State::Closed, Event::TimeWaitExpired, false}, timer.due,
         std::nullopt);
    trace_.end = std::max(trace_.end, timer.due);
  }

  const Connection& connection_;
  Vantage vantage_;
  CaptureTime zero_ = 0;
  std::vector<Times> times_;
  BySide<End> ends_;
  EndStates states_;
  Teardown teardown_;
  Trace trace_;
};

}  // namespace

std::span<const Rule> captureRules() {
  static constexpr Rule kAll[] = {rules::kSeen, rules::kCopy, rules::kMisfit};
  return kAll;
}

Trace traceOf(const Connection& connection, std::span<const WireSegment> segments,
              std::optional<OsId> os) {
  TraceWriter writer(connection, segments);
  Trace trace = writer.written(os);
  trace.name = "connection-" + std::to_string(connection.number);
  return trace;
}

}  // namespace linger::capture
