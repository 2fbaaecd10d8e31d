#include <algorithm>

#include "model/sim/host_settings.h"
#include "model/sim/world_parts.h"

// How a run begins.

namespace linger {
namespace {

/// A setup that does more than this has lost its way.
constexpr std::size_t kMostEffects = 1'000'000;

/// Machines with power, and nothing in their tables.
World emptyWorld(const Shared<Scenario>& scenario) {
  World world;
  world.scenario = scenario;
  if (isFleet(*scenario)) {
    WrittenOut written = writtenOut(*scenario);
    world.scenario = Shared(std::move(written.scenario));
    world.loads = std::move(written.loads);
    world.answerers = std::move(written.answerers);
  }
  world.chances = LinkChances(scenario->seed);
  world.sent.resize(scenario->hosts.size());
  for (HostIndex host = 0; host < scenario->hosts.size(); ++host) {
    if (scenario->oneMachine && host > 0) {
      ++world.machines.front().hosts;
      continue;
    }
    const Host& source = scenario->hosts[host];
    StackSettings settings = settingsFor(*scenario, source);
    settings.seed = settings.seed * 1000 + host * 10;
    Stack stack(profileOf(source.os), settings, addressesOf(source));
    world.machines.push_back({std::move(stack), true, host, 1, {}, {}});
  }
  return world;
}

void playAll(World& world, RunEffects& effects) {
  while (effects.size() < kMostEffects && step(world, kSimStart, effects)) {
  }
}

bool ranBefore(const Program& program) {
  return !program.setup.empty() &&
         std::ranges::find(program.starts, kSimStart) != program.starts.end();
}

/// What the programs did before the scene: on a perfect link without delay.
void playSetup(World& world, RunEffects& effects) {
  const std::vector<Host>& hosts = world.scenario->hosts;
  for (HostIndex host = 0; host < hosts.size(); ++host) {
    for (std::size_t program = 0; program < hosts[host].programs.size(); ++program) {
      if (!ranBefore(hosts[host].programs[program])) continue;
      startProgram(world, {host, program}, effects);
      runPrograms(world, effects);
    }
  }
  playAll(world, effects);
  for (Machine& machine : world.machines) {
    machine.stack.flushDelayed(kSimStart);
    takeEffects(world, machine, effects);
  }
  playAll(world, effects);
  for (Machine& machine : world.machines) {
    machine.stack.assumeRoundTrip(2 * world.scenario->link.delay);
    takeEffects(world, machine, effects);
  }
}

/// From here on segments and calls are counted, and told.
void beginScene(World& world, RunEffects& effects) {
  effects.emplace_back(run_effect::SceneBegins{});
  world.inSetup = false;
  world.segments = 0;
  world.calls = 0;
  std::ranges::fill(world.sent, std::array<int, 5>{});
  for (std::size_t i = 0; i < world.processes.size(); ++i) {
    Process& process = world.processes[i];
    process.inSetup = false;
    process.openCall.reset();  // One that still waits is told as made when the scene begins.
    wake(world, i);
  }
}

void scheduleScene(World& world) {
  const Scenario& scenario = *world.scenario;
  for (std::size_t load = 0; load < world.loads.size(); ++load) {
    world.queue.push(world.loads[load].begins, sim_event::Caller{load});
  }
  for (HostIndex host = 0; host < scenario.hosts.size(); ++host) {
    const Host& source = scenario.hosts[host];
    for (std::size_t program = 0; program < source.programs.size(); ++program) {
      if (source.programs[program].arrivals) continue;
      for (const SimTime at : source.programs[program].starts) {
        const bool runsAlready = at == kSimStart && !source.programs[program].setup.empty();
        if (!runsAlready) world.queue.push(at, sim_event::Start{host, program});
      }
    }
    for (std::size_t event = 0; event < source.events.size(); ++event) {
      world.queue.push(source.events[event].at, sim_event::Interruption{host, event});
    }
  }
  for (std::size_t i = 0; i < scenario.injections.size(); ++i) {
    world.queue.push(scenario.injections[i].at, sim_event::Inject{i});
  }
}

}  // namespace

World worldOf(const Shared<Scenario>& scenario, RunEffects& effects) {
  World world = emptyWorld(scenario);
  playSetup(world, effects);
  beginScene(world, effects);
  scheduleScene(world);
  runPrograms(world, effects);
  return world;
}

}  // namespace linger
