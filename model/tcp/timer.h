#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "model/tcp/sim_time.h"

namespace linger {

/// What a running timer is for.
enum class TimerKind : std::uint8_t {
  Retransmit,  ///< RFC 6298
  Probe,       ///< The tail loss probe (RFC 8985 §7).
  DelayedAck,
  FinWait2,  ///< How long an orphan waits for the peer's FIN: not TIME-WAIT.
  TimeWait,  ///< 2 MSL
  KeepAlive,
};

/// "retransmit", "time-wait", "fin-wait-2", ...
std::string_view nameOf(TimerKind kind);

enum class TimerEnd : std::uint8_t { Fired, Cancelled, Restarted };

/// "fired", "cancelled", "restarted"
std::string_view nameOf(TimerEnd end);

namespace timer {

struct Retransmit {
  SimTime at;
  int attempt = 1;  ///< Which retransmission this leads to, from 1.
  bool operator==(const Retransmit&) const = default;
};
struct Probe {
  SimTime at;
  bool operator==(const Probe&) const = default;
};
struct FinWait2 {
  SimTime at;
  bool operator==(const FinWait2&) const = default;
};
struct TimeWait {
  SimTime at;
  bool operator==(const TimeWait&) const = default;
};
struct KeepAlive {
  SimTime at;
  int probesSent = 0;
  bool operator==(const KeepAlive&) const = default;
};

}  // namespace timer

/// The one timer that a connection's progress depends on. A deadline cannot be without a reason.
using ConnectionTimer = std::variant<std::monostate, timer::Retransmit, timer::Probe,
                                     timer::FinWait2, timer::TimeWait, timer::KeepAlive>;

/// When it is due; none when no timer runs.
std::optional<SimTime> deadlineOf(const ConnectionTimer& timer);

/// What it is for; none when no timer runs.
std::optional<TimerKind> kindOf(const ConnectionTimer& timer);

}  // namespace linger
