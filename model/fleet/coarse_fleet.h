#pragma once

#include <cstdint>

#include "model/fleet/fleet.h"

namespace linger {

/// A counted run of which only one caller in so many was run.
struct CoarseFleet {
  FleetRun run;
  std::uint32_t oneIn = 1;  ///< 1: all of them, and every figure is exact.
};

/// A run that takes a moment however long the load is. Rates, ports and what the system limits are
/// divided by `oneIn`, and what is counted is multiplied by it: the sockets in each state and the
/// ports left come out nearly as in the whole run, since both grow with the rate. No caller of it
/// is one of the whole run's: none is named.
CoarseFleet runCoarseFleet(const Scenario& scenario, const FleetLimits& limits);

/// One caller in how many it would run.
std::uint32_t coarsenessOf(const Scenario& scenario);

/// The interval, a round one, of which the load and the longest usual TIME-WAIT after it take no
/// more than `most`.
Duration intervalFor(const Scenario& scenario, int most);

}  // namespace linger
