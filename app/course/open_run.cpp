#include "app/course/open_run.h"

#include <algorithm>

#include "model/course/mark.h"
#include "model/sim/simulate.h"

namespace linger {

Trace openRun(const Scenario& scene, SimTime until) {
  Trace trace = simulate(scene, {until, kMostEntries});
  const auto isTimer = [](const Entry& entry) {
    return entry.kind == EntryKind::TimerSet || entry.kind == EntryKind::TimerEnded;
  };
  std::erase_if(trace.eventLog, [&](const Entry& entry) {
    return isTimer(entry) && !trace.timers[entry.index].ended;
  });
  std::vector<std::size_t> places;
  std::vector<TimerRecord> ended;
  for (const TimerRecord& timer : trace.timers) {
    places.push_back(ended.size());
    if (timer.ended) ended.push_back(timer);
  }
  for (Entry& entry : trace.eventLog) {
    if (isTimer(entry)) entry.index = places[entry.index];
  }
  trace.timers = std::move(ended);
  return trace;
}

std::optional<SimTime> toldUntil(const Lesson& lesson, std::size_t step) {
  if (step + 1 >= lesson.steps.size()) return std::nullopt;
  const LessonStep& now = lesson.steps[step];
  const LessonStep& next = lesson.steps[step + 1];
  const bool goesOn = next.scene == now.scene && next.edits == now.edits &&
                      !std::holds_alternative<task::Reach>(next.task);
  return goesOn ? std::optional(std::max(now.at, next.at)) : std::nullopt;
}

}  // namespace linger
