#include "model/fleet/fleet.h"

#include <algorithm>

#include "model/fleet/fleet_count.h"
#include "model/fleet/load_figures.h"
#include "model/sim/host_settings.h"
#include "model/sim/load.h"
#include "model/sim/simulate.h"
#include "model/systems/record_sizes.h"

namespace linger {
namespace {

void addRoutes(FleetHost& fleet, const Host& host, const Arrivals& arrivals) {
  std::vector<Address> sources = arrivals.from;
  for (const SocketAddress& to : arrivals.to) {
    const Address own = to.address.isLoopback() ? to.address : host.address;
    if (arrivals.from.empty()) sources = {own};
    for (const Address& from : sources) {
      const Route route{from, to};
      if (std::ranges::find(fleet.routes, route) == fleet.routes.end()) {
        fleet.routes.push_back(route);
      }
      if (std::ranges::find(fleet.sources, from) == fleet.sources.end()) {
        fleet.sources.push_back(from);
      }
    }
  }
  fleet.binds = fleet.binds || bindsForPort(host, arrivals);
}

/// The first route of all loads.
std::optional<Route> firstRoute(const std::vector<FleetHost>& hosts) {
  for (const FleetHost& host : hosts) {
    if (!host.routes.empty()) return host.routes.front();
  }
  return std::nullopt;
}

std::vector<FleetHost> hostsOfFleet(const Scenario& scenario) {
  std::vector<FleetHost> hosts;
  for (const Host& host : scenario.hosts) {
    FleetHost fleet;
    fleet.name = host.name;
    fleet.os = host.os;
    fleet.ports = settingsFor(scenario, host).ports;
    for (const Program& program : host.programs) {
      if (program.arrivals) addRoutes(fleet, host, *program.arrivals);
    }
    hosts.push_back(std::move(fleet));
  }
  const std::optional<Route> route = firstRoute(hosts);
  for (std::size_t i = 0; i < hosts.size() && route; ++i) {
    const StackSettings settings = settingsFor(scenario, scenario.hosts[i]);
    hosts[i].timeWait = settings.timeWait.value_or(
        timeWaitBetween(profileOf(hosts[i].os), route->from, route->to.address));
  }
  return hosts;
}

std::optional<FleetCut> whyCut(const FleetRun& run, const FleetCount& count,
                               const FleetLimits& limits) {
  if (count.sockets() > limits.sockets) return FleetCut::Sockets;
  if (run.samples.size() >= limits.samples) return FleetCut::Samples;
  if (limits.goesOn && !limits.goesOn(run.samples.back().at)) return FleetCut::Stopped;
  return std::nullopt;
}

}  // namespace

FleetRun runFleet(const Scenario& scenario, const FleetLimits& limits) {
  constexpr int kStepsBetweenLooks = 4096;
  FleetRun run;
  run.every = limits.every;
  run.hosts = hostsOfFleet(scenario);
  RunEffects effects;
  World world = worldOf(Shared(scenario), effects);
  FleetCount count(world, run.hosts);
  count.take(world.now, effects);
  const SimTime end = endOf(scenario);
  SimTime at = kSimStart;
  while (!run.cut && at < end) {
    at = std::min(at + limits.every, end);
    int steps = 0;
    bool goesOn = true;
    play(world, at, effects, [&](const World& now, const RunEffects& done) {
      count.take(now.now, done);
      if (++steps % kStepsBetweenLooks != 0) return true;
      goesOn = count.sockets() <= limits.sockets && (!limits.goesOn || limits.goesOn(now.now));
      return goesOn;
    });
    const bool isOver = goesOn && !nextInstant(world);
    run.samples.push_back(count.sample(world, goesOn && !isOver ? at : world.now));
    if (isOver) break;
    run.cut = whyCut(run, count, limits);
  }
  run.firstFailure = count.firstFailure();
  return run;
}

void addFailed(std::vector<FailedCalls>& list, const FailedCalls& more) {
  for (FailedCalls& failed : list) {
    if (failed.call != more.call || failed.error != more.error) continue;
    failed.count += more.count;
    return;
  }
  list.push_back(more);
}

FleetTotals totalsOf(const FleetRun& run) {
  FleetTotals totals;
  for (const FleetSample& sample : run.samples) {
    totals.come += sample.come;
    totals.started += sample.started;
    totals.completed += sample.completed;
    totals.failed += sample.failed;
    for (const HostSample& host : sample.hosts) {
      for (const FailedCalls& failed : host.failed) addFailed(totals.failedCalls, failed);
      totals.reused += host.reused;
      totals.reopened += host.reopened;
      totals.overflowed += host.overflowed;
    }
  }
  return totals;
}

std::optional<std::uint64_t> memoryOf(const FleetHost& host, const HostSample& sample) {
  const Address::Family family =
      host.routes.empty() ? Address::Family::V4 : host.routes.front().from.family();
  const auto sizes = recordSizesOf(host.os, family);
  if (!sizes) return std::nullopt;
  std::uint64_t sockets = 0;
  for (const std::uint32_t count : sample.sockets) sockets += count;
  const std::uint64_t full = sockets - sample.records - sample.halfOpen;
  return full * sizes->socket + std::uint64_t{sample.records} * sizes->timeWait +
         std::uint64_t{sample.halfOpen} * sizes->halfOpen;
}

}  // namespace linger
