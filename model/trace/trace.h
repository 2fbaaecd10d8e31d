#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/systems/rules/reuse_port_cache.h"
#include "model/systems/socket_facts.h"
#include "model/systems/verdict.h"
#include "model/net/link.h"
#include "model/sim/scenario.h"
#include "model/tcp/event.h"
#include "model/tcp/rule.h"
#include "model/tcp/segment.h"
#include "model/tcp/state.h"
#include "model/tcp/timer.h"

namespace linger {

/// The index of a host in Scenario::hosts.
using HostIndex = std::size_t;

/// The index of a segment in Trace::segments, plus one; 0 names none.
struct SegmentId {
  int value = 0;
  auto operator<=>(const SegmentId&) const = default;
};

/// Where a segment ended.
enum class Delivery : std::uint8_t {
  Delivered,
  Dropped,   ///< Chosen to be dropped.
  Lost,      ///< By the link's chance of loss.
  HostDown,  ///< It reached a host without power.
  InFlight,  ///< The run ended first.
};

/// "delivered", "dropped", "lost", "host-down", "in-flight".
std::string_view nameOf(Delivery delivery);

/// A datagram is recorded like a segment, with no flags.
struct SegmentRecord {
  SegmentId id;
  HostIndex from = 0;
  HostIndex to = 0;
  SocketId socket;  ///< The sender's; none for an answer of the host itself.
  Transport transport = Transport::Tcp;
  SocketAddress source;
  SocketAddress destination;
  Segment segment;
  std::uint32_t relativeSeq = 0;  ///< Counted from the initial sequence numbers.
  std::uint32_t relativeAck = 0;
  SimTime sent;
  SimTime arrives;  ///< Or would have arrived.
  Delivery delivery = Delivery::InFlight;
  int attempt = 1;                  ///< 2 for the first retransmission.
  int nthOfKind = 1;                ///< The choice {host, kind, nth} that names it.
  bool injected = false;            ///< From nowhere.
  std::optional<SegmentId> copyOf;  ///< The link made it.
  Rule rule;                        ///< Why it was sent.
  std::optional<Rule> verdictRule;  ///< What the receiver made of it.
  std::optional<Event> event;       ///< What it was judged to be.

  bool operator==(const SegmentRecord&) const = default;
};

struct TransitionRecord {
  SimTime at;
  HostIndex host = 0;
  SocketId socket;
  State from = State::Closed;
  State to = State::Closed;
  Event event = Event::Close;
  Rule rule;
  std::optional<SegmentId> cause;

  bool operator==(const TransitionRecord&) const = default;
};

struct TimerRecord {
  HostIndex host = 0;
  SocketId socket;
  TimerKind kind = TimerKind::Retransmit;
  SimTime set;
  SimTime due;
  std::optional<TimerEnd> ended;  ///< None: still running when the run ended.
  std::optional<SimTime> endedAt;
  int attempt = 0;  ///< Retransmit: which try it leads to.

  bool operator==(const TimerRecord&) const = default;
};

/// A call of a program. It may wait: then it returns later than it was made.
struct CallRecord {
  SimTime at;
  std::optional<SimTime> returned;  ///< None: it still waits when the run ends.
  HostIndex host = 0;
  ProcessId process;
  SocketId socket;
  Call call = Call::Socket;
  std::string arguments;  ///< "192.0.2.20:8080"
  Errno result = Errno::Ok;
  std::int64_t value = 0;  ///< What it returned where that is a number: octets.
  std::size_t step = 0;    ///< Index into before + steps of the program.
  Rule rule;
  Evidence evidence = Evidence::Source;
  std::optional<SocketId> blockedBy;
  std::string message;  ///< What the program printed when it failed.

  bool operator==(const CallRecord&) const = default;
};

struct ProcessRecord {
  ProcessId id;
  HostIndex host = 0;
  std::size_t program = 0;  ///< Index into Host::programs.
  SimTime started;
  std::optional<SimTime> ended;
  std::optional<Call> endedBy;  ///< Exit, Kill, or the call that failed.

  bool operator==(const ProcessRecord&) const = default;
};

/// A socket's facts from `at` until the next record of the same socket.
struct SocketRecord {
  SimTime at;
  HostIndex host = 0;
  SocketFacts facts;
  bool gone = false;  ///< From now on it is not in the table.

  bool operator==(const SocketRecord&) const = default;
};

/// What a host remembers of its ports' SO_REUSEPORT sockets, from `at` on.
struct PortMemoryRecord {
  SimTime at;
  HostIndex host = 0;
  ReusePortCache memory;

  bool operator==(const PortMemoryRecord&) const = default;
};

struct PowerRecord {
  SimTime at;
  HostIndex host = 0;
  bool on = false;

  bool operator==(const PowerRecord&) const = default;
};

/// What kind of record an entry of the chronicle is.
enum class EntryKind : std::uint8_t {
  Sent,
  Arrived,
  Lost,
  Moved,
  TimerSet,
  TimerEnded,
  Called,
  Returned,
  Started,
  Ended,
  Power,
};

/// One thing that happened, in the order in which it happened.
struct Entry {
  SimTime at;
  EntryKind kind = EntryKind::Sent;
  std::size_t index = 0;  ///< Into the vector of that kind of record.

  bool operator==(const Entry&) const = default;
};

/// The whole output of a run.
struct Trace {
  Scenario scenario;
  /// What crossed the perfect link before the scene, as numbered then: for captures only.
  std::vector<SegmentRecord> prelude;
  std::vector<SegmentRecord> segments;
  std::vector<TransitionRecord> transitions;
  std::vector<TimerRecord> timers;
  std::vector<CallRecord> calls;
  std::vector<ProcessRecord> processes;
  std::vector<SocketRecord> sockets;  ///< In time order, all hosts together.
  std::vector<PortMemoryRecord> portMemory;  ///< In time order.
  std::vector<PowerRecord> power;
  std::vector<Entry> chronicle;  ///< All of it, in order.
  SimTime end;                   ///< The last instant at which something happened.

  const SegmentRecord& segment(SegmentId id) const { return segments[std::size_t(id.value - 1)]; }

  bool operator==(const Trace&) const = default;
};

/// Runs a scenario that problemsOf() finds nothing wrong with. The same scenario always gives
/// the same trace. `until` stops it early: records after that instant are not made.
Trace simulate(const Scenario& scenario, std::optional<SimTime> until = std::nullopt);

}  // namespace linger
