#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// What a state rests on.
enum class StateBasis : std::uint8_t {
  Known,
  Inferred,  ///< It follows from segments that may not have arrived: a capture does not tell.
  Unknown,   ///< Nothing tells which state it is.
};

/// A stretch of time in which one socket stays in one state, and the column it is drawn in.
struct StateSpan {
  SocketId socket;
  State state = State::Closed;
  StateBasis basis = StateBasis::Known;
  SimTime from;
  SimTime to;
  std::optional<std::size_t> entry;  ///< Trace::eventLog: the move that began it.
  std::optional<std::size_t> exit;   ///< And the one that ended it.
  int column = 0;                    ///< 0: in the middle. 1 and more: beside it, outwards.
  bool named = true;                 ///< Whether its state is written beside it.
};

/// How many columns beside the story's socket are drawn; more sockets at once are only counted.
inline constexpr int kMostColumnsAside = 3;

/// The states that a host's sockets go through until `end`. In the middle (column 0) is at each
/// instant the socket that HostSnapshot::shown names; the others that exist stand beside it.
/// Only the sockets for which `counts` says so, if it is given.
std::vector<StateSpan> stateSpans(const Trace& trace, HostIndex host, SimTime end,
                                  const std::function<bool(SocketId)>& counts = {});

/// How many TCP sockets a host has at an instant, and how many of them are in TIME-WAIT:
/// connections only.
struct SocketCount {
  int connections = 0;
  int timeWait = 0;
};
SocketCount countSockets(const Trace& trace, HostIndex host, SimTime at);

}  // namespace linger
