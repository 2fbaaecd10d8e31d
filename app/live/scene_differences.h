#pragma once

#include <vector>

#include "app/live/trace_differences.h"
#include "model/sim/scenario.h"

namespace linger {

/// In what the kernel's run of a scenario differs from the simulation's. Where listeners share a
/// port, the simulation that distributes new connections as the kernel did is looked for among
/// other seeds, and KnownDifference::ListenerChoice says so.
std::vector<Difference> differencesOf(const Scenario& scenario, const Trace& kernel, Duration tick);

}  // namespace linger
