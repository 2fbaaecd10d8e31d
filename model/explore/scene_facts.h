#pragma once

#include <optional>
#include <vector>

#include "model/explore/next_connection.h"
#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// What is true of every run of a scene, found out once.
struct SceneFacts {
  std::optional<ClientAndServer> roles;
  std::optional<PortRequest> server;  ///< The port that a restart would ask for.
  std::vector<Address> addresses;     ///< By host.
  Duration delay{};                   ///< Of the link, one way.
  Duration msl{};                     ///< Nothing is in the link for longer.
  SimTime until;                      ///< A run ends here at the latest.
  NextNumbers nextNumbers = NextNumbers::Worst;
};

SceneFacts factsOf(const Scenario& scenario, Duration msl,
                   NextNumbers numbers = NextNumbers::Worst);

}  // namespace linger
