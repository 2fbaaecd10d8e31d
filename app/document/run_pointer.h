#pragma once

#include <memory>

#include "model/sim/scenario_run.h"

namespace linger {

/// A run, and a trace, that views may keep while the document moves on to the next one.
using RunPointer = std::shared_ptr<const ScenarioRun>;
using TracePointer = std::shared_ptr<const Trace>;

/// The trace of a run, which lives as long as anybody holds it.
inline TracePointer traceOf(const RunPointer& run) {
  return TracePointer(run, &run->trace);
}

}  // namespace linger
