#pragma once

#include "model/sim/run_effects.h"
#include "model/trace/recorder.h"

namespace linger {

/// Writes what a run of `scenario` has done at `now` into a trace.
void record(const Scenario& scenario, const RunEffects& effects, SimTime now, Recorder& recorder);

}  // namespace linger
