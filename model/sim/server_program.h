#pragma once

#include <optional>
#include <vector>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// What a program of a scenario asks for when it takes its port; none if it never takes one.
std::optional<PortRequest> portRequestOf(const Scenario& scenario, HostIndex host,
                                         std::size_t program);

/// The program that a restart is about: of those that listen, or else of those that only bind a
/// port, as UDP servers do, the first that the scene starts again; else the first that follows
/// another at its port; else the first.
std::optional<PortRequest> serverProgram(const Scenario& scenario);

/// The programs of the server's host that take its port as it does, on its address or one that
/// includes it, in order: indexes into Host::programs. The server's own is one of them.
std::vector<std::size_t> programsAtPortOf(const Scenario& scenario, const PortRequest& server);

}  // namespace linger
