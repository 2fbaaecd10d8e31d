#pragma once

#include <optional>
#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// One segment that reaches a host, and what the host makes of it in this run.
struct TcpTurn {
  SegmentId arrived;
  State before = State::Closed;
  State after = State::Closed;
  std::optional<Flags> reply;  ///< At once or by a delayed ACK; none where it stays silent.
  Rule rule;                   ///< Which row or clause decided.

  bool operator==(const TcpTurn&) const = default;
};

/// The segments that reach the host from `from` until `until`, in order, at most `most` of them.
std::vector<TcpTurn> turnsOf(const Trace& trace, HostIndex host, SimTime from, SimTime until,
                             std::size_t most);

}  // namespace linger
