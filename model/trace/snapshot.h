#pragma once

#include <optional>
#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// A timer that runs at the snapshot's instant.
struct RunningTimer {
  std::size_t record = 0;  ///< Index into Trace::timers.
  TimerKind kind = TimerKind::Retransmit;
  HostIndex host = 0;
  SocketId socket;
  Duration left{};
  Duration whole{};

  bool operator==(const RunningTimer&) const = default;
};

/// A segment on its way, or one that never arrived.
struct Flight {
  SegmentId id;
  double progress = 0.0;  ///< 0 when just sent, 1 on arrival.

  bool operator==(const Flight&) const = default;
};

/// A process that runs.
struct RunningProcess {
  std::size_t record = 0;           ///< Index into Trace::processes.
  std::optional<std::size_t> call;  ///< The call it waits in, or made last: Trace::calls.
  bool waiting = false;

  bool operator==(const RunningProcess&) const = default;
};

struct HostSnapshot {
  bool powered = true;
  std::vector<SocketFacts> sockets;  ///< Those that exist, by number.
  std::vector<RunningProcess> processes;
  /// The TCP socket that stands for the host: of the connections that exist the one that began
  /// last; else a socket that listens; else none.
  std::optional<SocketId> shown;
  State state = State::Closed;  ///< Of that socket; CLOSED where there is none.
  bool hadConnection = false;   ///< By now it has been in a connection.

  bool operator==(const HostSnapshot&) const = default;
};

/// What is true at one instant: everything at or before it has happened.
struct Snapshot {
  SimTime at;
  std::vector<HostSnapshot> hosts;  ///< As in Trace::hosts.
  std::vector<RunningTimer> timers;
  std::vector<Flight> flights;
  std::size_t eventLogLength = 0;  ///< How many entries have happened.

  bool operator==(const Snapshot&) const = default;
};

Snapshot snapshotAt(const Trace& trace, SimTime at);

/// The instants at which something happens, in order and without repeats: where "next event"
/// and "previous event" go.
std::vector<SimTime> eventInstants(const Trace& trace);

}  // namespace linger
