#pragma once

#include "model/sim/simulate.h"

namespace linger {

/// A scenario and its run; of a run that a script or a capture shows, no scenario: an empty one.
struct ScenarioRun {
  Scenario scenario;
  Trace trace;

  bool hasScenario() const { return !scenario.hosts.empty(); }

  bool operator==(const ScenarioRun&) const = default;
};

inline ScenarioRun runOf(const Scenario& scenario, const RunLimits& limits = {}) {
  return {scenario, simulate(scenario, limits)};
}

}  // namespace linger
