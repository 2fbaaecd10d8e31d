#pragma once

#include <cstdint>
#include <optional>

#include "model/fleet/fleet.h"
#include "model/host/stack.h"
#include "model/sim/scenario.h"

namespace linger {

/// How many connections a second a host's ports allow, by arithmetic: ports ÷ how long each is
/// held after its connection.
struct PortLimit {
  std::uint32_t ports = 0;
  Duration held{};         ///< TIME-WAIT, or until connect() may take it over.
  std::size_t shares = 1;  ///< Routes, or source addresses where bind() takes the port.
  bool perSource = false;  ///< bind() takes a port from every destination.
  double perSecond = 0;    ///< Of one share.

  double inAll() const { return perSecond * static_cast<double>(shares); }
};

/// The ports that the host chooses from: those of its range that are not reserved.
int usablePorts(const Host& host, const StackSettings& settings);

/// None where callers leave no TIME-WAIT: where the server closes first, or they reset.
std::optional<PortLimit> portLimitOf(const Scenario& scenario, const FleetRun& run,
                                     std::size_t host);

/// Callers a second that ended as they should, while callers come: over as many whole TIME-WAITs as
/// there are, without the first. None for a load shorter than two; nor where callers fail, as many
/// at a time, and no intervals are as long as TIME-WAITs.
std::optional<double> steadyRate(const Scenario& scenario, const FleetRun& run, Duration held);

}  // namespace linger
