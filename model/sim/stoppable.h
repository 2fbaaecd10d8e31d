#pragma once

#include <atomic>
#include <optional>

#include "model/sim/simulate.h"

namespace linger {

/// As simulate(), in a thread that another one may tell to end: no trace as soon as `stop`, which
/// outlives the call, is true.
std::optional<Trace> simulateUnless(const std::atomic<bool>& stop, const Scenario& scenario,
                                    const RunLimits& limits = {});

}  // namespace linger
