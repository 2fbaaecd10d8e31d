#include "model/sim/simulate.h"

#include <algorithm>

#include "model/sim/edit.h"
#include "model/sim/host_settings.h"
#include "model/sim/recording.h"
#include "model/sim/server_program.h"
#include "model/sim/stoppable.h"
#include "model/sim/world.h"

namespace linger {
namespace {

/// Room for what the setup of most scenes does.
constexpr std::size_t kUsualEffects = 128;

}  // namespace

Trace blankTrace(const Scenario& scenario) {
  Trace trace;
  trace.name = scenario.name;
  trace.title = scenario.title;
  trace.description = scenario.description;
  trace.hosts = hostsOf(scenario);
  trace.roles = clientAndServer(scenario);
  trace.oneMachine = scenario.oneMachine;
  trace.linkDelay = scenario.link.delay;
  trace.server = serverProgram(scenario);
  return trace;
}

std::vector<TraceHost> hostsOf(const Scenario& scenario) {
  std::vector<TraceHost> hosts;
  hosts.reserve(scenario.hosts.size());
  for (const Host& host : scenario.hosts) {
    hosts.push_back({host.name, host.address, host.os, settingsFor(scenario, host)});
  }
  return hosts;
}

SimTime endOf(const Scenario& scenario, const RunLimits& limits) {
  const SimTime end = scenario.until.value_or(kSimStart + kLongestDuration);
  return limits.until ? std::min(end, *limits.until) : end;
}

Trace simulate(const Scenario& scenario, const RunLimits& limits) {
  const std::atomic<bool> never = false;
  return *simulateUnless(never, scenario, limits);
}

std::optional<Trace> simulateUnless(const std::atomic<bool>& stop, const Scenario& scenario,
                                    const RunLimits& limits) {
  Trace trace = blankTrace(scenario);
  Recorder recorder(trace);
  RunEffects effects;
  effects.reserve(kUsualEffects);
  World world = worldOf(Shared(scenario), effects);
  record(*world.scenario, effects, world.now, recorder);
  const SimTime until = endOf(scenario, limits);
  while (recorder.entries() < limits.entries) {
    if (stop) return std::nullopt;
    effects.clear();
    if (!step(world, until, effects)) return trace;
    record(*world.scenario, effects, world.now, recorder);
  }
  trace.truncated = Truncation{world.now, limits.entries};
  return trace;
}

}  // namespace linger
