#include "app/document/pace.h"

#include <algorithm>
#include <cmath>

#include "model/trace/snapshot.h"

namespace linger {
namespace {

constexpr double kFlightSeconds = 1.5;    ///< On the wall, for one way across the link.
constexpr double kLongestFlight = 3.0;    ///< Also of a segment that was delayed for long.
constexpr double kIdleSeconds = 0.6;      ///< For an idle stretch of about a flight's length,
constexpr double kIdlePerDecade = 0.7;    ///< and this much more when it is ten times as long.
constexpr Duration kShortestDelay = 1ms;  ///< So that a link without delay has a pace too.

double seconds(Duration duration) {
  return static_cast<double>(microseconds(duration)) / 1e6;
}

/// Whether segments are on their way, asked from instant to instant.
class Flights {
 public:
  explicit Flights(const Trace& trace) {
    for (const SegmentRecord& segment : trace.segments) {
      flights_.emplace_back(segment.sent, segment.arrives);
    }
    std::ranges::sort(flights_);
  }

  /// Right after `at`, which is not before the one asked about last.
  bool anyAfter(SimTime at) {
    for (; next_ < flights_.size() && flights_[next_].first <= at; ++next_) {
      lastArrival_ = std::max(lastArrival_, flights_[next_].second);
    }
    return lastArrival_ > at;
  }

 private:
  std::vector<std::pair<SimTime, SimTime>> flights_;  ///< Sent, arrives.
  std::size_t next_ = 0;
  SimTime lastArrival_ = kSimStart;
};

double wallFor(Duration stretch, double delay, bool flying) {
  const double ways = seconds(stretch) / delay;
  if (flying) return std::min(kFlightSeconds * ways, kLongestFlight);
  return std::min(kFlightSeconds * ways, kIdleSeconds + kIdlePerDecade * std::log10(1.0 + ways));
}

}  // namespace

PaceMap::PaceMap(const Trace& trace) {
  const double delay = seconds(std::max(trace.linkDelay, kShortestDelay));
  flightScale_ = kFlightSeconds / delay;
  Flights flights(trace);
  for (SimTime at : eventInstants(trace)) {
    const Knot last = knots_.back();
    if (at <= last.at) continue;
    const bool flying = flights.anyAfter(last.at);
    knots_.push_back({last.wall + wallFor(at - last.at, delay, flying), at});
  }
}

PaceMap PaceMap::even(SimTime end, double wallSeconds) {
  PaceMap map;
  if (end <= kSimStart) return map;
  map.knots_.push_back({wallSeconds, end});
  map.flightScale_ = wallSeconds / seconds(end - kSimStart);
  return map;
}

double PaceMap::wallAt(SimTime at) const {
  if (at <= knots_.front().at) return 0.0;
  const auto after = std::ranges::upper_bound(knots_, at, {}, &Knot::at);
  const Knot& before = *std::prev(after);
  if (after == knots_.end()) return before.wall + seconds(at - before.at) * flightScale_;
  const double part = seconds(at - before.at) / seconds(after->at - before.at);
  return before.wall + part * (after->wall - before.wall);
}

SimTime PaceMap::instantAt(double wallSeconds) const {
  if (wallSeconds <= 0.0) return knots_.front().at;
  const auto after = std::ranges::upper_bound(knots_, wallSeconds, {}, &Knot::wall);
  const Knot& before = *std::prev(after);
  const double past = wallSeconds - before.wall;
  const double simulated =
      after == knots_.end() ? past / flightScale_
                            : past / (after->wall - before.wall) * seconds(after->at - before.at);
  return before.at + Duration(std::llround(simulated * 1e6));
}

}  // namespace linger
