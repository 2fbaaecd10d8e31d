#pragma once

#include "model/sim/run_effects.h"
#include "model/trace/recorder.h"

namespace linger {

/// Writes what a run of `scenario` has done at `now` into a trace. `effects` are those of all steps
/// in order, each once: segments, calls and processes are counted from the run's beginning.
void record(const Scenario& scenario, const RunEffects& effects, SimTime now, Recorder& recorder);

}  // namespace linger
