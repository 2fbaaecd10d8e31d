#pragma once

#include "model/sim/edit.h"
#include "model/sim/scenario_run.h"
#include "model/trace/trace.h"

namespace linger {

/// The edit that lets a segment of a run arrive at another instant, by a delay; a copy that the
/// link made, by a copy that comes later. The delay is rounded to what one can tell apart by hand:
/// to 10 ms below a second, to 100 ms below ten, to a second above. An instant before the one at
/// which the segment would arrive of itself takes its delay away. None for what cannot be pulled:
/// a segment that is dropped, and one from nowhere.
std::optional<edit::SetImpairment> pulledTo(const ScenarioRun& run, SegmentId id, SimTime arrival);

}  // namespace linger
