#pragma once

#include <cstddef>
#include <optional>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// How far a run may go.
struct RunLimits {
  std::optional<SimTime> until;   ///< Records after that instant are not made.
  std::size_t entries = 200'000;  ///< Of the event log; a run that meets it is Trace::truncated.
};

/// Runs a scenario that problemsOf() finds nothing wrong with; what comes of any other is not
/// defined. The same scenario always gives the same trace. A run that meets `limits.entries` does
/// not fail: its trace says where it was cut (Trace::truncated).
Trace simulate(const Scenario& scenario, const RunLimits& limits = {});

/// The trace of a run that has not begun.
Trace blankTrace(const Scenario& scenario);

/// When a run of the scenario ends at the latest.
SimTime endOf(const Scenario& scenario, const RunLimits& limits = {});

/// The hosts of a scenario as its traces name them.
std::vector<TraceHost> hostsOf(const Scenario& scenario);

}  // namespace linger
