#pragma once

#include <QString>

#include "model/fleet/fleet.h"

namespace linger {

/// A counted run for a terminal: the arithmetic beside what was measured, then for each host a
/// line for each interval with a bar of its sockets by state.
QString fleetText(const Scenario& scenario, const FleetRun& run, const FleetLimits& limits);

}  // namespace linger
