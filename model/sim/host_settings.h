#pragma once

#include "model/host/stack.h"
#include "model/sim/scenario.h"

namespace linger {

/// The settings of a host of the scenario: its system's, as the scenario tunes them.
StackSettings settingsFor(const Scenario& scenario, const Host& host);

}  // namespace linger
