#pragma once

#include <QString>
#include <vector>

#include "model/fleet/fleet.h"

namespace linger {

/// A counted run for a terminal: the arithmetic beside what was measured, then for each host a
/// line for each interval with a bar of its sockets by state.
QString fleetText(const Scenario& scenario, const FleetRun& run, const FleetLimits& limits);

/// The arithmetic beside what was measured: for each host that calls, how many connections a second
/// its ports allow, in lines; with the figure for bind() where it differs.
QString arithmeticText(const Scenario& scenario, const FleetRun& run);

/// One interval in lines: for each host its sockets by state, its ports left towards each
/// destination, its calls that failed and its memory; then the callers.
QString intervalText(const FleetRun& run, std::size_t sample);

/// The states that the host's sockets are ever in when an interval ends.
std::vector<State> statesOf(const FleetRun& run, std::size_t host);

}  // namespace linger
