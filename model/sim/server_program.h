#pragma once

#include <optional>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// What a program of a scenario asks for when it takes its port; none if it never takes one.
std::optional<PortRequest> portRequestOf(const Scenario& scenario, HostIndex host,
                                         std::size_t program);

/// The program that a restart is about: the first that listens, else the first that only binds a
/// port, as UDP servers do.
std::optional<PortRequest> serverProgram(const Scenario& scenario);

}  // namespace linger
