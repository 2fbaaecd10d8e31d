#pragma once

#include <optional>

#include "app/live/port_reading.h"

namespace linger {

/// From now on: not before `earliest`, and by `latest` if nothing else happens.
struct TimeRange {
  Duration earliest{};
  Duration latest{};

  bool operator==(const TimeRange&) const = default;
};

/// How much later than it is due a timer of Linux may fire that was set for `length`: its wheel
/// turns in steps of 1, 8, 64, 512… ticks, longer ones for longer timers.
Duration timerLateness(Duration length, Duration tick);

/// When the kernel gives the socket up by itself. Nothing where only a program can end it.
std::optional<TimeRange> endOf(const LiveSocket& socket, const KernelKnobs& knobs);

/// The reading as it is `passed` later, if nothing but time has: less is left on every timer. None
/// once an orphan had to send something again, which changes when it ends.
std::optional<PortReading> later(const PortReading& reading, Duration passed);

/// How long a closing connection without owner goes on sending what is not acknowledged, counted
/// from its first timeout: tcp_orphan_retries as time.
Duration orphanPatience(int orphanRetries);

}  // namespace linger
