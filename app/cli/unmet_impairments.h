#pragma once

#include "app/cli/console.h"
#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// Says on standard error which chosen segments of the scenario were never sent in its run, so that
/// they could not be dropped, delayed or duplicated. That is no error: another system, or another
/// edit, may send fewer segments. Nothing is said of a run that was cut short.
void tellUnmetImpairments(const Scenario& scenario, const Trace& run, Console& console);

}  // namespace linger
