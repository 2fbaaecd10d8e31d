#include "app/course/open_run.h"

#include <algorithm>

#include "model/course/mark.h"
#include "model/sim/simulate.h"
#include "model/tcp/overloaded.h"

namespace linger {

Trace openRun(const Scenario& scene, SimTime until) {
  Trace trace = simulate(scene, {until, kMostEntries});
  const auto isTimer = [](const Entry& entry) {
    return entry.kind == EntryKind::TimerSet || entry.kind == EntryKind::TimerEnded;
  };
  const auto hasFired = [](const TimerRecord& timer) { return timer.ended == TimerEnd::Fired; };
  std::erase_if(trace.eventLog, [&](const Entry& entry) {
    return isTimer(entry) && !hasFired(trace.timers[entry.index]);
  });
  std::vector<std::size_t> places;
  std::vector<TimerRecord> fired;
  for (const TimerRecord& timer : trace.timers) {
    places.push_back(fired.size());
    if (hasFired(timer)) fired.push_back(timer);
  }
  for (Entry& entry : trace.eventLog) {
    if (isTimer(entry)) entry.index = places[entry.index];
  }
  trace.timers = std::move(fired);
  return trace;
}

std::optional<SimTime> answeredAt(const AskedStep& asked) {
  if (!asked.right) return std::nullopt;
  return std::visit(
      Overloaded{
          [&](const task::NameInstant&) -> std::optional<SimTime> {
            return std::get<answer::Instant>(*asked.right).at;
          },
          [](const task::NameState& task) -> std::optional<SimTime> { return task.at; },
          [&](const task::NameSegment& task) -> std::optional<SimTime> {
            const SegmentRecord* const next = nextSegment(asked.trace, asked.step->at, task.host);
            const bool arrives = next->delivery == Delivery::Delivered;
            return arrives ? next->sent + (next->arrives - next->sent) / 2 : next->sent;
          },
          [&](const task::BeTcp&) -> std::optional<SimTime> {
            return asked.trace.segment(asked.turns.back().arrived).arrives;
          },
          [](const auto&) -> std::optional<SimTime> { return std::nullopt; },
      },
      asked.step->task);
}

SimTime playsFrom(const Lesson& lesson, std::size_t step) {
  if (step == 0) return kSimStart;
  const LessonStep& before = lesson.steps[step - 1];
  const LessonStep& now = lesson.steps[step];
  const bool isSameRun = before.scene == now.scene && before.edits == now.edits;
  if (!isSameRun) return kSimStart;
  if (!isAsked(before.task)) return std::min(before.at, now.at);
  const AskedStep asked = ask(lesson, before, std::nullopt);
  return std::min(toldUntil(lesson, step - 1, asked).value_or(now.at), now.at);
}

std::optional<SimTime> toldUntil(const Lesson& lesson, std::size_t step, const AskedStep& asked) {
  const LessonStep& now = lesson.steps[step];
  std::optional<SimTime> open;  // Where the first later question about this run begins.
  for (std::size_t i = step + 1; i < lesson.steps.size(); ++i) {
    const LessonStep& later = lesson.steps[i];
    const bool isSameRun = later.scene == now.scene && later.edits == now.edits;
    const bool isGoal = std::holds_alternative<task::Reach>(later.task);
    if (!isSameRun || isGoal || later.task == now.task) continue;
    open = std::min(open.value_or(later.at), later.at);
    if (!isAsked(later.task)) break;  // It plays the run itself.
  }
  if (!open) return std::nullopt;
  return std::max({now.at, *open, answeredAt(asked).value_or(now.at)});
}

}  // namespace linger
