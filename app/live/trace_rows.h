#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// Something that happened in a run, in words that another run's can be compared with.
struct TraceItem {
  SimTime at;
  std::string text;
  std::optional<std::uint32_t> acks;            ///< A segment's acknowledgement, relative.
  bool isBareAck = false;                       ///< A segment that does nothing else.
  std::optional<std::pair<State, State>> move;  ///< A transition, from and to.
};

/// What one connection, process or socket of a host did, in order.
using TraceRow = std::vector<TraceItem>;

/// Closer together than any round trip of a scene.
inline constexpr Duration kAtOnce = 5ms;

/// What the host sent, without its probes: one row for each connection, in the order in which they
/// begin.
std::vector<TraceRow> segmentsOf(const Trace& trace, HostIndex host);

/// The probes that the host sent, which ask whether the peer is still there (RFC 9293 §3.8.4): one
/// row for each connection, likewise. A timer sends them, and whether what comes meanwhile is
/// acknowledged right before or right after is chance.
std::vector<TraceRow> probesOf(const Trace& trace, HostIndex host);

/// The calls and their results: one row for each process, in the order in which they started.
std::vector<TraceRow> callsOf(const Trace& trace, HostIndex host);

/// The transitions: one row for each socket, in the order in which they first moved. What begins
/// at once here and above is in the order of what it did, since nobody knows who was first.
std::vector<TraceRow> statesOf(const Trace& trace, HostIndex host);

/// The timers of TIME-WAIT and FIN-WAIT-2: one row for each socket, in the order in which they were
/// first set.
std::vector<TraceRow> timersOf(const Trace& trace, HostIndex host);

}  // namespace linger
