#include "model/capture/scene.h"

#include <algorithm>

#include "model/capture/vantage.h"
#include "model/systems/os_profile.h"

namespace linger::capture {
namespace {

constexpr std::uint32_t kMostData = 1'000'000;  ///< Bytes that one side sends in a scene.

/// What a program did, as its segments show it.
struct Act {
  enum class Kind : std::uint8_t { Call, Answer, Send, Fin, Reset };
  Kind kind = Kind::Send;
  Side side = Side::Client;
  CaptureTime time = 0;  ///< When its host sent the segment.
  std::uint32_t bytes = 0;
};

class ActReader {
 public:
  ActReader(const Connection& connection, std::span<const WireSegment> segments)
      : connection_(connection), vantage_(vantageOf(connection, segments)) {
    for (const WireSegment& wire : segments) take(wire);
  }

  const std::vector<Act>& acts() const { return acts_; }
  const Vantage& vantage() const { return vantage_; }

 private:
  struct Sent {
    std::optional<SeqNum> next;
    bool fin = false;
    bool called = false;
    std::uint32_t bytes = 0;
  };

  void add(Act::Kind kind, Side side, CaptureTime seen, std::uint32_t bytes = 0) {
    acts_.push_back({kind, side, seen - vantage_.distance[side], bytes});
  }

  void take(const WireSegment& wire) {
    const Side side = connection_.sideOf(wire.from);
    const Segment& segment = wire.segment;
    Sent& sent = sent_[side];
    if (segment.flags.rst) {
      add(Act::Kind::Reset, side, wire.time);
      return;
    }
    if (segment.flags.syn && !sent.called) {
      sent.called = true;
      add(segment.flags.ack ? Act::Kind::Answer : Act::Kind::Call, side, wire.time);
    }
    const SeqNum dataEnd = segment.seq + segment.len + (segment.flags.syn ? 1U : 0U);
    if (!sent.next) sent.next = segment.seq + (segment.flags.syn ? 1U : 0U);
    if (segment.len > 0 && !sent.fin && dataEnd.isAfter(*sent.next)) {
      send(sent, side, wire.time, std::uint32_t(dataEnd - *sent.next));
      sent.next = dataEnd;
    }
    if (segment.flags.fin && !sent.fin) {
      sent.fin = true;
      add(Act::Kind::Fin, side, wire.time);
    }
  }

  /// One call for all that a side sends in a row.
  void send(Sent& sent, Side side, CaptureTime seen, std::uint32_t bytes) {
    bytes = std::min(bytes, kMostData - sent.bytes);
    sent.bytes += bytes;
    if (bytes == 0) return;
    const bool goesOn =
        !acts_.empty() && acts_.back().kind == Act::Kind::Send && acts_.back().side == side;
    if (goesOn) {
      acts_.back().bytes += bytes;
    } else {
      add(Act::Kind::Send, side, seen, bytes);
    }
  }

  const Connection& connection_;
  Vantage vantage_;
  BySide<Sent> sent_;
  std::vector<Act> acts_;
};

bool hasFinding(const Connection& connection, FindingKind kind, Side side) {
  const std::vector<Finding> findings = connection.teardown.findings();
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& each) { return each.kind == kind && each.side == side; });
}

/// The steps of one side's program.
class StepWriter {
 public:
  StepWriter(const Connection& connection, const ActReader& acts, Side side, CaptureTime zero)
      : acts_(acts.acts()),
        side_(side),
        zero_(zero),
        leavesUnread_(hasFinding(connection, FindingKind::ResetUnread, side)),
        finsCross_(connection.teardown.closedFirst() == ClosedFirst::Both),
        closesAtOnce_(hasFinding(connection, FindingKind::ThreeSegments, side)),
        halfCloses_(hasFinding(connection, FindingKind::HalfClosed, side) &&
                    !hasFinding(connection, FindingKind::ResetDataAfterClose, side)) {}

  std::vector<Step> written() {
    const std::size_t unreadFrom = leavesUnread_ ? lastOwnSend() : acts_.size();
    for (std::size_t i = 0; i < acts_.size() && !closed_; ++i) {
      if (acts_[i].side == side_) {
        own(acts_[i]);
      } else if (i <= unreadFrom) {
        others(acts_[i]);
      }
    }
    if (shut_ && !closed_) add(StepKind::Close);
    if (closed_) add(StepKind::Exit);
    return steps_;
  }

 private:
  std::size_t lastOwnSend() const {
    for (std::size_t i = acts_.size(); i-- > 0;) {
      if (acts_[i].side == side_ && acts_[i].kind == Act::Kind::Send) return i;
    }
    return 0;
  }

  Step& add(StepKind kind) {
    steps_.push_back({});
    steps_.back().kind = kind;
    return steps_.back();
  }
  Step& addAt(StepKind kind, CaptureTime time) {
    Step& step = add(kind);
    step.at = kSimStart + Duration((time - zero_) / 1000);
    return step;
  }

  void own(const Act& act) {
    switch (act.kind) {
      case Act::Kind::Call:
      case Act::Kind::Answer: break;  // Told apart from the rest: by connect() and listen().
      case Act::Kind::Send: addAt(StepKind::Send, act.time).bytes = act.bytes; break;
      case Act::Kind::Fin:
        if (closesAtOnce_) {
          add(StepKind::Close);
        } else {
          addAt(halfCloses_ ? StepKind::Shutdown : StepKind::Close, act.time);
        }
        shut_ = halfCloses_;
        closed_ = !halfCloses_;
        break;
      case Act::Kind::Reset:
        addAt(leavesUnread_ ? StepKind::Close : StepKind::Abort, act.time);
        closed_ = true;
        break;
    }
  }

  void others(const Act& act) {
    if (act.kind == Act::Kind::Send) add(StepKind::Recv).bytes = act.bytes;
    if (act.kind == Act::Kind::Fin && !finsCross_) add(StepKind::RecvEof);
  }

  const std::vector<Act>& acts_;
  Side side_;
  CaptureTime zero_;
  bool leavesUnread_;
  bool finsCross_;     ///< Neither program saw the other's end of file before it closed.
  bool closesAtOnce_;  ///< Its FIN acknowledges the peer's: it closed when it read end of file.
  bool halfCloses_;
  bool shut_ = false;
  bool closed_ = false;
  std::vector<Step> steps_;
};

Program programOf(const char* name) {
  Program program;
  program.name = name;
  return program;
}

/// A call whose program was gone when the answer came: the host answered it as one that knows of no
/// connection.
struct AbandonedCall {
  CaptureTime called = 0;
  CaptureTime answered = 0;
};

std::optional<AbandonedCall> abandonedCall(const Connection& connection, const ActReader& acts) {
  if (!hasFinding(connection, FindingKind::ResetHalfOpen, Side::Client)) return std::nullopt;
  std::optional<CaptureTime> called;
  for (const Act& act : acts.acts()) {
    if (act.side != Side::Client) continue;
    if (act.kind == Act::Kind::Reset && called) return AbandonedCall{*called, act.time};
    if (act.kind != Act::Kind::Call) return std::nullopt;
    called = act.time;
  }
  return std::nullopt;
}

/// The client is killed half way between its call and the answer.
void abandon(Scenario& scenario, const AbandonedCall& call, CaptureTime zero) {
  const CaptureTime half = (call.answered - call.called) / 2;
  scenario.link.delay = std::max(scenario.link.delay, Duration(half / 1000));
  HostEvent kill;
  kill.at = kSimStart + Duration((call.called + half - zero) / 1000);
  kill.program = "client";
  scenario.hosts.front().events.push_back(kill);
}

/// How long the link has to be for two FINs to cross: longer than the time between them.
Duration leastDelay(const ActReader& acts) {
  std::vector<CaptureTime> fins;
  for (const Act& act : acts.acts()) {
    if (act.kind == Act::Kind::Fin) fins.push_back(act.time);
  }
  if (fins.size() < 2) return {};
  return Duration(std::max(fins[0] - fins[1], fins[1] - fins[0]) / 1000) + 1ms;
}

/// The client's connect(), or the server's listen() and accept(): in the scene if the call was
/// captured, else before it.
void addOpening(Program& program, const BySide<SocketAddress>& ends, Side side, bool isCallSeen) {
  Step open;
  open.local = ends[side];
  std::vector<Step> opening;
  if (side == Side::Client) {
    open.kind = StepKind::Connect;
    open.peer = ends.server;
    opening = {open};
  } else {
    open.kind = StepKind::Listen;
    Step accept;
    accept.kind = StepKind::Accept;
    program.setup = {open};
    opening = {accept};
  }
  std::vector<Step>& place = isCallSeen ? program.steps : program.setup;
  place.insert(isCallSeen ? place.begin() : place.end(), opening.begin(), opening.end());
}

}  // namespace

Scenario sceneOf(const Connection& connection, std::span<const WireSegment> segments, OsId os) {
  const ActReader acts(connection, segments);
  const BySide<SocketAddress> ends{toSocketAddress(connection.ends.client),
                                   toSocketAddress(connection.ends.server)};
  CaptureTime zero = acts.acts().empty() ? 0 : acts.acts().front().time;
  for (const Act& act : acts.acts()) zero = std::min(zero, act.time);
  const auto has = [&](Act::Kind kind) {
    return std::any_of(acts.acts().begin(), acts.acts().end(),
                       [&](const Act& act) { return act.kind == kind; });
  };
  const bool isCallSeen = has(Act::Kind::Call);
  const bool refused = hasFinding(connection, FindingKind::Refused, Side::Client);

  Scenario scenario;
  scenario.name = "connection-" + std::to_string(connection.number);
  scenario.link.delay =
      Duration((acts.vantage().distance.client + acts.vantage().distance.server) / 1000);
  if (connection.teardown.closedFirst() == ClosedFirst::Both) {
    scenario.link.delay = std::max(scenario.link.delay, leastDelay(acts));
  }
  if (hasFinding(connection, FindingKind::Unanswered, Side::Client)) scenario.link.loss = 1.0;
  scenario.oneMachine = ends.client.address == ends.server.address;
  for (Side side : {Side::Client, Side::Server}) {
    Host host;
    host.name = std::string(nameOf(side));
    host.os = os;
    host.address = ends[side].address;
    // Whoever used the port was allowed to.
    const std::uint16_t port =
        scenario.oneMachine ? std::min(ends.client.port, ends.server.port) : ends[side].port;
    if (port < profileOf(os).unprivilegedPort) host.tuning.unprivilegedPort = port;
    Program program = programOf(side == Side::Client ? "client" : "server");
    program.steps = StepWriter(connection, acts, side, zero).written();
    addOpening(program, ends, side, isCallSeen);
    if (side == Side::Client || !refused) host.programs.push_back(std::move(program));
    scenario.hosts.push_back(std::move(host));
  }
  if (const auto call = abandonedCall(connection, acts)) abandon(scenario, *call, zero);
  return scenario;
}

}  // namespace linger::capture
