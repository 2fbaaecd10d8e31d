#pragma once

#include <optional>

#include "model/course/lesson.h"
#include "model/trace/trace.h"

namespace linger {

/// The scene's run up to an instant as it may be shown while questions are open: without the timers
/// that still run then, for how long they will run may be what is asked.
Trace openRun(const Scenario& scene, SimTime until);

/// How far the run is shown with a step's answer: up to where the next step, if that goes on with
/// this run, begins to ask. None: to its end.
std::optional<SimTime> toldUntil(const Lesson& lesson, std::size_t step);

}  // namespace linger
