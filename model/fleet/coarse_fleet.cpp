#include "model/fleet/coarse_fleet.h"

#include <algorithm>
#include <cmath>

#include "model/fleet/load_figures.h"
#include "model/fleet/port_limit.h"
#include "model/sim/host_settings.h"

namespace linger {
namespace {

/// What a run is worth that a person does not wait for, in segments.
constexpr double kSegmentsAtOnce = 12'000;
constexpr double kSegmentsOfConnection = 8;  ///< Handshake and end.
constexpr double kSegmentsOfRequest = 4;

int dividedBy(int number, std::uint32_t divisor) {
  return std::max(static_cast<int>(std::lround(number / static_cast<double>(divisor))), 1);
}

int sizeOf(PortRange range) {
  return range.last - range.first + 1;
}

Scenario thinned(Scenario scenario, std::uint32_t oneIn) {
  changeEachLoad(scenario, [&](Host&, Arrivals& arrivals) {
    arrivals.rate /= oneIn;
    if (arrivals.atMost > 0) arrivals.atMost = dividedBy(arrivals.atMost, oneIn);
  });
  for (Host& host : scenario.hosts) {
    const StackSettings settings = settingsFor(scenario, host);
    const PortRange range = settings.ports;
    const int usable = usablePorts(host, settings);
    const int ports = dividedBy(usable, oneIn);
    // Where all are reserved, so is the one that is left.
    if (usable > 0) host.tuning.reservedPorts.clear();
    host.tuning.ports = PortRange{range.first, static_cast<std::uint16_t>(range.first + ports - 1)};
    if (settings.maxTimeWait > 0) {
      host.tuning.maxTimeWait = dividedBy(settings.maxTimeWait, oneIn);
    }
  }
  return scenario;
}

/// The ports of one host.
struct PortCounts {
  int thin = 0;    ///< Of the range in the thinned run, where none is reserved.
  int whole = 0;   ///< Of the whole range,
  int usable = 0;  ///< and those of them that are not reserved.
};

/// Multiplies what was counted.
class Thickener {
 public:
  explicit Thickener(std::uint32_t by) : by_(by) {}

  void thicken(FleetSample& sample, const std::vector<PortCounts>& ports) const {
    for (std::uint64_t* count : {&sample.come, &sample.started, &sample.completed, &sample.failed,
                                 &sample.waiting, &sample.running}) {
      *count *= by_;
    }
    sample.firstFailed.reset();
    for (std::size_t i = 0; i < sample.hosts.size(); ++i) {
      thicken(sample.hosts[i], ports[i]);
    }
  }

 private:
  void thicken(HostSample& host, const PortCounts& ports) const {
    for (const State state : kAllStates) {
      if (state == State::Listen) continue;  // Which are as many as they are.
      host.sockets[static_cast<std::size_t>(state)] *= by_;
      host.socketTime[static_cast<std::size_t>(state)] *= by_;
    }
    host.records *= by_;
    host.halfOpen *= by_;
    for (std::vector<PortUse>* uses : {&host.towards, &host.binding}) {
      for (PortUse& use : *uses) use = thickened(use, ports);
    }
    for (std::uint64_t& calls : host.calls) calls *= by_;
    for (FailedCalls& failed : host.failed) failed.count *= by_;
    host.reused *= by_;
    host.reopened *= by_;
    host.overflowed *= by_;
  }

  /// The share that is left stays: where none is, none is.
  static PortUse thickened(const PortUse& use, const PortCounts& ports) {
    const double share = use.left / static_cast<double>(ports.thin);
    const auto left = static_cast<std::uint32_t>(std::lround(ports.usable * share));
    return {static_cast<std::uint32_t>(ports.whole) - left, left};
  }

  std::uint32_t by_;
};

}  // namespace

std::uint32_t coarsenessOf(const Scenario& scenario) {
  double segments = 0;
  for (const Host& host : scenario.hosts) {
    for (const Program& program : host.programs) {
      if (!program.arrivals) continue;
      const double each = kSegmentsOfConnection + kSegmentsOfRequest * program.arrivals->requests;
      segments += program.arrivals->rate *
                  std::chrono::duration<double>(program.arrivals->length).count() * each;
    }
  }
  return static_cast<std::uint32_t>(std::max(std::ceil(segments / kSegmentsAtOnce), 1.0));
}

CoarseFleet runCoarseFleet(const Scenario& scenario, const FleetLimits& limits) {
  CoarseFleet coarse;
  coarse.oneIn = coarsenessOf(scenario);
  if (coarse.oneIn == 1) return {runFleet(scenario, limits), 1};
  coarse.run = runFleet(thinned(scenario, coarse.oneIn), limits);
  coarse.run.firstFailure.reset();
  std::vector<PortCounts> ports;
  for (std::size_t i = 0; i < coarse.run.hosts.size(); ++i) {
    const Host& host = scenario.hosts[i];
    const StackSettings settings = settingsFor(scenario, host);
    PortRange& range = coarse.run.hosts[i].ports;
    ports.push_back({sizeOf(range), sizeOf(settings.ports), usablePorts(host, settings)});
    range = settings.ports;
  }
  const Thickener thickener(coarse.oneIn);
  for (FleetSample& sample : coarse.run.samples) {
    thickener.thicken(sample, ports);
  }
  return coarse;
}

Duration intervalFor(const Scenario& scenario, int most) {
  const Duration length = longestLoadOf(scenario) + 60s;
  for (const Duration every : {Duration(1s), Duration(2s), Duration(5s), Duration(10s),
                               Duration(30s), Duration(1min), Duration(5min)}) {
    if (length / every <= most) return every;
  }
  return 10min;
}

}  // namespace linger
