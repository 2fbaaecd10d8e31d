#include "model/fleet/port_limit.h"

#include <algorithm>

#include "model/sim/host_settings.h"

namespace linger {
namespace {

constexpr double kMicrosecondsOfSecond = 1e6;

const Arrivals* arrivalsOn(const Host& host) {
  const auto loads = std::ranges::find_if(
      host.programs, [](const Program& program) { return program.arrivals.has_value(); });
  return loads == host.programs.end() ? nullptr : &*loads->arrivals;
}

/// connect() takes over a TIME-WAIT as soon as it is so old; bind() never does.
bool takesOver(const StackSettings& settings, const FleetHost& host) {
  return settings.timeWaitReuse == TimeWaitReuse::Always && settings.tcp.offersTimestamps &&
         !host.binds;
}

}  // namespace

std::optional<PortLimit> portLimitOf(const Scenario& scenario, const FleetRun& run,
                                     std::size_t host) {
  const FleetHost& fleet = run.hosts[host];
  const Arrivals* const arrivals = arrivalsOn(scenario.hosts[host]);
  if (!arrivals || arrivals->closer != LoadCloser::Client) return std::nullopt;
  if (fleet.timeWait == Duration{}) return std::nullopt;
  const StackSettings settings = settingsFor(scenario, scenario.hosts[host]);
  PortLimit limit;
  limit.ports = fleet.ports.last - fleet.ports.first + 1U;
  limit.held = takesOver(settings, fleet) ? profileOf(fleet.os).timeWaitReuseDelay : fleet.timeWait;
  limit.perSource = fleet.binds;
  limit.shares = fleet.binds ? fleet.sources.size() : fleet.routes.size();
  limit.perSecond = limit.ports * kMicrosecondsOfSecond / static_cast<double>(limit.held.count());
  return limit;
}

std::optional<double> steadyRate(const FleetRun& run, Duration held) {
  SimTime last = kSimStart;
  for (const FleetSample& sample : run.samples) {
    if (sample.come > 0) last = sample.at;
  }
  const auto periods = (last - kSimStart) / held - 1;
  if (periods < 1) return std::nullopt;
  // Intervals are counted whole: from where the first one begins that does.
  SimTime from = kSimStart;
  std::uint64_t completed = 0;
  for (const FleetSample& sample : run.samples) {
    if (sample.at > last) break;
    completed += sample.completed;
    if (sample.at > last - periods * held) continue;
    from = sample.at;
    completed = 0;
  }
  return static_cast<double>(completed) * kMicrosecondsOfSecond /
         static_cast<double>((last - from).count());
}

}  // namespace linger
