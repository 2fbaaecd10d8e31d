#pragma once

#include <chrono>
#include <cstdint>

namespace linger {

/// Durations are whole microseconds; they may be negative only as differences.
using Duration = std::chrono::duration<std::int64_t, std::micro>;

/// The clock of a simulated run. It has no now(): only a simulation moves it, so the
/// same scenario always reads the same times.
struct SimClock {
  using duration = Duration;
  using rep = duration::rep;
  using period = duration::period;
  using time_point = std::chrono::time_point<SimClock>;
  static constexpr bool is_steady = true;
};

/// An instant of simulated time, counted from the scenario's zero.
using SimTime = SimClock::time_point;

/// The scenario's zero.
inline constexpr SimTime kSimStart{};

constexpr std::int64_t microseconds(SimTime t) {
  return t.time_since_epoch().count();
}
constexpr std::int64_t microseconds(Duration d) {
  return d.count();
}

using namespace std::chrono_literals;

}  // namespace linger
