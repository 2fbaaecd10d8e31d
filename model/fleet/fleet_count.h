#pragma once

#include <vector>

#include "model/fleet/fleet.h"
#include "model/fleet/port_census.h"
#include "model/sim/run_effects.h"
#include "model/sim/world.h"

namespace linger {

/// Takes the effects of a run, and gives a sample of each interval.
class FleetCount {
 public:
  FleetCount(const World& world, const std::vector<FleetHost>& hosts);

  void take(SimTime now, const RunEffects& effects);
  /// Ends the interval at `at`, and begins the next.
  FleetSample sample(const World& world, SimTime at);

  std::size_t sockets() const { return there_; }
  const std::optional<FailedCaller>& firstFailure() const { return firstFailure_; }

  // What it does about each effect; for std::visit only.
  void operator()(const run_effect::Moved& moved);
  void operator()(const run_effect::SocketChanged& changed);
  void operator()(const run_effect::Returned& returned);
  void operator()(const run_effect::Started& started);
  void operator()(const run_effect::Ended& ended);
  void operator()(const run_effect::SceneBegins& begins);
  template <typename Other>
  void operator()(const Other&) {}

 private:
  /// What a socket was counted as.
  struct Counted {
    std::uint8_t state = 0;
    std::uint8_t host = 0;
    bool isThere = false;
    bool isRecord = false;
    bool isHalfOpen = false;
  };
  struct HostCount {
    HostSample interval;
    std::array<SimTime, kStates> since{};  ///< Up to when socketTime is counted.
    PortCensus census;
    int mostTimeWait = 0;
    std::size_t machine = 0;
    std::size_t routes = 0;
  };

  void count(HostCount& host, const Counted& what, int by);
  Counted& counted(std::size_t machine, SocketId socket);

  std::vector<HostCount> hosts_;
  std::vector<std::vector<Counted>> sockets_;  ///< By machine and by number.
  std::size_t there_ = 0;
  FleetSample interval_;
  std::uint64_t come_ = 0;  ///< Before this interval.
  SimTime now_;
  FailedCalls lastFailed_;
  std::optional<FailedCaller> firstFailure_;
};

}  // namespace linger
