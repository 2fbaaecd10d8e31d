#pragma once

#include "model/sim/simulate.h"

namespace linger {

/// A scenario and its run.
struct ScenarioRun {
  Scenario scenario;
  Trace trace;

  bool operator==(const ScenarioRun&) const = default;
};

inline ScenarioRun runOf(const Scenario& scenario, const RunLimits& limits = {}) {
  return {scenario, simulate(scenario, limits)};
}

}  // namespace linger
