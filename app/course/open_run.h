#pragma once

#include <optional>

#include "model/course/answer.h"

namespace linger {

/// The scene's run up to an instant as it may be shown while questions are open: only with the
/// timers that have fired by then, for how long the others run may be what is asked.
Trace openRun(const Scenario& scene, SimTime until);

/// The instant at which the run has shown what the step asks for; none where only conditions tell.
/// Of a segment that is an instant at which it is on its way.
std::optional<SimTime> answeredAt(const AskedStep& asked);

/// How far the run is shown with a step's answer: so far that the answer is seen, and else not
/// beyond the instant at which a later step begins to ask about this run, unless a step that plays
/// it comes before. None: to its end. `asked` is that step with its run.
std::optional<SimTime> toldUntil(const Lesson& lesson, std::size_t step, const AskedStep& asked);

/// Where a step that plays its run begins: where the step before has left the same run.
SimTime playsFrom(const Lesson& lesson, std::size_t step);

}  // namespace linger
