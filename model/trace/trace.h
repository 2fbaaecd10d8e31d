#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/host/stack.h"
#include "model/net/link.h"
#include "model/systems/os_profile.h"
#include "model/systems/rules/reuse_port_cache.h"
#include "model/systems/runtime.h"
#include "model/systems/socket_facts.h"
#include "model/systems/verdict.h"
#include "model/tcp/event.h"
#include "model/tcp/rule.h"
#include "model/tcp/segment.h"
#include "model/tcp/state.h"
#include "model/tcp/timer.h"

namespace linger {

/// The index of a host in Trace::hosts.
using HostIndex = std::size_t;

/// One end of what was recorded.
struct TraceHost {
  std::string name;  ///< "client", "server": unique in the trace.
  Address address;
  std::optional<OsId> os;                 ///< None: nobody knows.
  std::optional<StackSettings> settings;  ///< How it is set, where that is known.

  bool operator==(const TraceHost&) const = default;
};

/// The system of a host; where nobody knows it, a TCP as RFC 9293 asks for.
const OsProfile& profileOf(const TraceHost& host);

/// The two ends that a trace is about.
struct ClientAndServer {
  HostIndex client = 0;
  HostIndex server = 0;

  bool operator==(const ClientAndServer&) const = default;
};

/// What a program asks for when it takes its port, and will ask for again when it is restarted.
struct PortRequest {
  HostIndex host = 0;
  std::size_t program = 0;  ///< As in ProcessRecord.
  std::string name;         ///< The program's.
  Transport transport = Transport::Tcp;
  SocketAddress local;
  std::uint32_t uid = 0;
  ReuseOptions options;  ///< What it sets on its socket by itself.
  bool listens = true;   ///< False: it only binds, as UDP servers do.

  bool operator==(const PortRequest&) const = default;
};

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
  SimTime arrives;           ///< Or would have arrived.
  bool sentKnown = true;     ///< False: nobody saw it leave, and `sent` is an estimate.
  bool arrivalKnown = true;  ///< The same of `arrives`.
  Delivery delivery = Delivery::InFlight;
  int attempt = 1;                     ///< 2 for the first retransmission.
  int nthOfKind = 1;                   ///< The choice {host, kind, nth} that names it.
  bool injected = false;               ///< From nowhere.
  std::optional<SegmentId> copyOf;     ///< The link made it.
  Rule rule;                           ///< Why it was sent.
  std::optional<Rule> verdictRule;     ///< What the receiver made of it.
  std::optional<Event> event;          ///< What it was judged to be.
  bool inferred = false;               ///< Nobody saw it: what was seen implies it.
  std::optional<std::uint64_t> frame;  ///< Its number in the capture that it was read from, from 1.

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
  bool inferred = false;  ///< Not seen, but concluded from the segments.

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
  int attempt = 0;        ///< Retransmit: which try it leads to.
  bool inferred = false;  ///< Not seen, but concluded from the segments.

  bool operator==(const TimerRecord&) const = default;
};

/// The arguments of a recv() that is repeated until the peer has closed.
inline constexpr std::string_view kUntilEndOfFile = "until end of file";

/// A call of a program. It may wait: then it returns later than it was made.
struct CallRecord {
  SimTime at;
  std::optional<SimTime> returned;  ///< None: it still waits when the run ends.
  HostIndex host = 0;
  ProcessId process;
  SocketId socket;
  Call call = Call::Socket;
  std::string arguments;  ///< "192.0.2.20:8080"; of a recv() see kUntilEndOfFile.
  Errno result = Errno::Ok;
  std::int64_t value = 0;  ///< What it returned where that is a number: bytes.
  std::size_t step = 0;    ///< Index into setup + steps of the program.
  Rule rule;
  Evidence evidence = Evidence::Source;
  std::optional<SocketId> blockedBy;
  std::string message;    ///< What the program printed when it failed.
  bool inferred = false;  ///< Not seen, but concluded from the segments.

  bool operator==(const CallRecord&) const = default;
};

struct ProcessRecord {
  ProcessId id;
  HostIndex host = 0;
  std::size_t program = 0;           ///< The same in every run of one program of the host.
  std::string name;                  ///< The program's.
  std::optional<RuntimeId> runtime;  ///< What it is written in, where that is known.
  std::size_t firstStep = 0;         ///< Of the scene: as CallRecord::step.
  SimTime started;
  std::optional<SimTime> ended;
  std::optional<Call> endedBy;  ///< Exit, Kill, or the call that failed.
  bool inferred = false;        ///< Not seen, but concluded from the segments.

  bool operator==(const ProcessRecord&) const = default;
};

/// A socket's facts from `at` until the next record of the same socket.
struct SocketRecord {
  SimTime at;
  HostIndex host = 0;
  SocketFacts facts;
  bool gone = false;      ///< From now on it is not in the table.
  bool inferred = false;  ///< Not seen, but concluded from the segments.

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

/// What kind of record an entry of the event log is.
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

/// Why a trace ends before what it records did: it has as many entries as it may have.
struct Truncation {
  SimTime at;               ///< The last instant that was played, perhaps not to its end.
  std::size_t entries = 0;  ///< The limit that was met.

  bool operator==(const Truncation&) const = default;
};

/// What happened between hosts, in order: the output of a run, or what a capture shows.
struct Trace {
  std::string name;  ///< "restart"
  std::string title;
  std::string description;
  std::vector<TraceHost> hosts;
  std::optional<ClientAndServer> roles;  ///< None where no host listens for another.
  /// All hosts are one machine, with one table of sockets.
  bool oneMachine = false;
  Duration linkDelay{};               ///< One way and without jitter; 0 where it is not known.
  std::optional<PortRequest> server;  ///< Whose restart is asked about, if anybody's.
  /// What crossed the perfect link before the scene, as numbered then: for captures only.
  std::vector<SegmentRecord> setup;
  std::vector<SegmentRecord> segments;
  std::vector<TransitionRecord> transitions;
  std::vector<TimerRecord> timers;
  std::vector<CallRecord> calls;
  std::vector<ProcessRecord> processes;
  std::vector<SocketRecord> sockets;         ///< In time order, all hosts together.
  std::vector<PortMemoryRecord> portMemory;  ///< In time order.
  std::vector<PowerRecord> power;
  std::vector<Entry> eventLog;          ///< All of it, in order.
  SimTime end;                          ///< The last instant at which something happened.
  std::optional<Truncation> truncated;  ///< None: the trace is whole.

  /// Of an id that is in the trace; until `segments` changes.
  const SegmentRecord& segment(SegmentId id) const { return segments[std::size_t(id.value - 1)]; }

  bool operator==(const Trace&) const = default;
};

}  // namespace linger
