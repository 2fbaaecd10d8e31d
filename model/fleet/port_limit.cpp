#include "model/fleet/port_limit.h"

#include <algorithm>
#include <span>

#include "model/fleet/load_figures.h"
#include "model/sim/host_settings.h"

namespace linger {
namespace {

constexpr double kMicrosecondsOfSecond = 1e6;

const Arrivals* arrivalsOn(const Host& host) {
  const auto loads = std::ranges::find_if(
      host.programs, [](const Program& program) { return program.arrivals.has_value(); });
  return loads == host.programs.end() ? nullptr : &*loads->arrivals;
}

/// Where to begin to count up to the last sample: at the end of one, whole TIME-WAITs before, none
/// of them the first. Where nobody fails, about there will do.
std::optional<SimTime> steadyFrom(std::span<const FleetSample> samples, Duration held) {
  const SimTime last = samples.back().at;
  const auto periods = (last - kSimStart) / held - 1;
  if (periods < 1) return std::nullopt;
  for (auto whole = periods; whole > 0; --whole) {
    const SimTime from = last - whole * held;
    if (std::ranges::binary_search(samples, from, {}, &FleetSample::at)) return from;
  }
  const bool fails =
      std::ranges::any_of(samples, [](const FleetSample& sample) { return sample.failed > 0; });
  if (fails) return std::nullopt;
  const auto after = std::ranges::upper_bound(samples, kSimStart + held, {}, &FleetSample::at);
  return after->at < last ? std::optional(after->at) : std::nullopt;
}

/// connect() takes over a TIME-WAIT as soon as it is so old; bind() never does.
bool takesOver(const StackSettings& settings, const FleetHost& host) {
  return settings.timeWaitReuse == TimeWaitReuse::Always && settings.tcp.offersTimestamps &&
         !host.binds;
}

}  // namespace

int usablePorts(const Host& host, const StackSettings& settings) {
  const OsProfile profile = tuned(profileOf(host.os), settings);
  int usable = 0;
  for (int port = settings.ports.first; port <= settings.ports.last; ++port) {
    if (!isReserved(profile, static_cast<std::uint16_t>(port))) ++usable;
  }
  return usable;
}

std::optional<PortLimit> portLimitOf(const Scenario& scenario, const FleetRun& run,
                                     std::size_t host) {
  const FleetHost& fleet = run.hosts[host];
  const Arrivals* const arrivals = arrivalsOn(scenario.hosts[host]);
  if (!arrivals || arrivals->closer != LoadCloser::Client) return std::nullopt;
  if (fleet.timeWait == Duration{}) return std::nullopt;
  const StackSettings settings = settingsFor(scenario, scenario.hosts[host]);
  PortLimit limit;
  limit.ports = static_cast<std::uint32_t>(usablePorts(scenario.hosts[host], settings));
  limit.held = takesOver(settings, fleet) ? profileOf(fleet.os).timeWaitReuseDelay : fleet.timeWait;
  limit.perSource = fleet.binds;
  limit.shares = fleet.binds ? fleet.sources.size() : fleet.routes.size();
  limit.perSecond = limit.ports * kMicrosecondsOfSecond / static_cast<double>(limit.held.count());
  return limit;
}

std::optional<double> steadyRate(const Scenario& scenario, const FleetRun& run, Duration held) {
  const SimTime end = kSimStart + longestLoadOf(scenario);
  // In an interval that the load ends in callers come for a part of it only.
  const auto whole = std::ranges::upper_bound(run.samples, end, {}, &FleetSample::at);
  if (whole == run.samples.begin()) return std::nullopt;
  const std::span counted(run.samples.begin(), whole);
  const std::optional<SimTime> from = steadyFrom(counted, held);
  if (!from) return std::nullopt;
  std::uint64_t completed = 0;
  for (const FleetSample& sample : counted) {
    if (sample.at > *from) completed += sample.completed;
  }
  return static_cast<double>(completed) * kMicrosecondsOfSecond /
         static_cast<double>((counted.back().at - *from).count());
}

}  // namespace linger
