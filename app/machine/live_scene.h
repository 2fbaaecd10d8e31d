#pragma once

#include <optional>

#include "app/live/port_answer.h"
#include "model/sim/scenario.h"

namespace linger {

/// A scene of what is in the way on this machine, and the instant of it that is now here.
struct LiveScene {
  Scenario scenario;
  SimTime now;
};

/// The built-in scene that shows why a server does not get the port, with the addresses, ports,
/// options and durations of what is in its way here. None where no scene shows that cause.
std::optional<LiveScene> liveScene(const PortReading& reading, const PortAnswer& answer);

}  // namespace linger
