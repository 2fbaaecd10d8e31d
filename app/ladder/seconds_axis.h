#pragma once

#include <optional>
#include <vector>

#include "app/ladder/time_axis.h"
#include "model/sim/scenario.h"

namespace linger {

/// An axis on which a second is a second everywhere, but for the exchange of segments at its left,
/// which is widened, if it would be too narrow to be seen, and ends at a visible break.
struct SecondsAxis {
  TimeAxis axis;
  std::optional<SimTime> widenedUntil;  ///< Where the break is; none: all of it is to scale.

  /// The left and the right edge of the break; both the axis's start without one.
  double breakFrom() const;
  double breakTo() const;
};

/// From the scene's zero to `last`, between two pixels.
SecondsAxis secondsAxis(const Trace& trace, SimTime last, double start, double end);

/// Round instants for ticks, at least `leastPixels` apart, all in the part that is to scale.
std::vector<SimTime> roundInstants(const SecondsAxis& axis, double leastPixels);

/// How far the axis of a run goes: past its end, so that one sees what is so then.
SimTime axisEnd(const Trace& trace);

/// How far it goes after an edit. While only the MSL differs from the scenario before, the scale
/// stays as long as the run fits, so that one sees how bars become shorter and longer.
SimTime axisEndAfter(const Scenario& before, SimTime endBefore, const Scenario& now,
                     const Trace& trace);

}  // namespace linger
