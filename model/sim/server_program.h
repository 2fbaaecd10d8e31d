#pragma once

#include <optional>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// What a program of a scenario asks for when it takes its port; none if it never takes one.
std::optional<PortRequest> portRequestOf(const Scenario& scenario, HostIndex host,
                                         std::size_t program);

/// The program that a restart is about: of those that listen, or else of those that only bind a
/// port, as UDP servers do, the first that the scene starts again, else the first.
std::optional<PortRequest> serverProgram(const Scenario& scenario);

}  // namespace linger
