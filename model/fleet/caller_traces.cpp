#include "model/fleet/caller_traces.h"

#include <algorithm>

#include "model/fleet/caller_follower.h"
#include "model/sim/load.h"
#include "model/sim/simulate.h"

namespace linger {

std::vector<CallerTrace> tracesOf(const Scenario& scenario, std::span<const std::size_t> callers,
                                  const std::function<bool(SimTime)>& goesOn) {
  constexpr int kStepsBetweenLooks = 4096;
  CallerFollower follower(scenario, callers);
  RunEffects effects;
  World world = worldOf(Shared(scenario), effects);
  follower.take(world, effects);
  int steps = 0;
  play(world, endOf(scenario), effects, [&](const World& now, const RunEffects& done) {
    follower.take(now, done);
    if (goesOn && ++steps % kStepsBetweenLooks == 0 && !goesOn(now.now)) return false;
    return !follower.isDone();
  });
  return follower.traces();
}

std::vector<std::size_t> everyNth(std::size_t callers, std::size_t n) {
  std::vector<std::size_t> chosen;
  for (std::size_t caller = 0; caller < callers; caller += n) chosen.push_back(caller);
  return chosen;
}

Trace shownTrace(const Scenario& scenario) {
  if (!isFleet(scenario)) return simulate(scenario);
  const std::size_t first = 0;
  std::vector<CallerTrace> traces = tracesOf(scenario, std::span(&first, 1));
  return traces.empty() ? blankTrace(scenario) : std::move(traces.front().trace);
}

}  // namespace linger
