#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/systems/os_profile.h"
#include "model/tcp/timer.h"

namespace linger {

/// Where a timer's length is set.
enum class KnobKind : std::uint8_t {
  System,        ///< For the whole system, while it runs: a sysctl, a tunable, the registry.
  SocketOption,  ///< For one socket.
  BuildTime,     ///< When the system is built; nothing changes it afterwards.
};

/// What sets the length of a timer on a system.
struct TimerKnob {
  OsId os;
  TimerKind timer;
  KnobKind kind;
  std::string_view name;    ///< "net.inet.tcp.msl"
  std::string_view source;  ///< Where that can be read.
};

/// The knobs of one timer, the most common first. Empty where the system has none that is known.
std::vector<TimerKnob> knobsOf(OsId os, TimerKind timer);

}  // namespace linger
