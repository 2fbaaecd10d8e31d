#pragma once

#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// How fast the playhead moves.
struct Pace {
  bool trueTime = false;  ///< Else the class's pace: slow where segments fly, swift in between.
  double factor = 1.0;  ///< 0.01 to 1000; simulated per wall second, or a multiple of the class's.

  bool operator==(const Pace&) const = default;
};

/// The pace a class can follow: how many seconds on the wall each stretch of a run takes. A
/// segment's flight is slow enough to be watched; an idle stretch takes a moment, however long.
class PaceMap {
 public:
  PaceMap() = default;
  explicit PaceMap(const Trace& trace);
  /// All of it equally fast: from zero to `end` in so many seconds.
  static PaceMap even(SimTime end, double wallSeconds);

  /// Wall seconds from the scene's zero to `at`; past the run's end as slow as a flight.
  double wallAt(SimTime at) const;
  /// The inverse of wallAt().
  SimTime instantAt(double wallSeconds) const;

 private:
  struct Knot {
    double wall;
    SimTime at;
  };
  std::vector<Knot> knots_{{0.0, kSimStart}};
  double flightScale_ = 30.0;  ///< Wall seconds for a simulated second beyond the last knot.
};

}  // namespace linger
