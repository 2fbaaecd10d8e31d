#pragma once

#include <optional>

#include "model/trace/trace.h"

namespace linger {

/// The timer that keeps a connection in the table after its program has let go of it.
struct Countdown {
  TimerKind kind = TimerKind::TimeWait;  ///< Or FinWait2.
  HostIndex host = 0;
  Duration left{};
  Duration whole{};                   ///< More than 0.
  std::optional<SimTime> restartsAt;  ///< A segment starts it again then, before it fires.

  bool operator==(const Countdown&) const = default;
};

/// What runs down for `socket` of `host` at that instant; none while no such timer runs.
std::optional<Countdown> countdownAt(const Trace& trace, HostIndex host, SocketId socket,
                                     SimTime at);

}  // namespace linger
