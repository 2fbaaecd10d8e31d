#pragma once

#include <string>

#include "model/sim/scenario_run.h"

namespace linger::fuzz {

/// "2.026 s"
std::string text(SimTime at);

/// "server's socket 3"
std::string text(const Trace& trace, HostIndex host, SocketId socket);

/// "segment 7 (FA) of server at 0.04 s"
std::string text(const Trace& trace, const SegmentRecord& segment);

/// Whether it was stopped because it had made too many records.
bool isTooLong(const Trace& trace);

/// Whether the run was stopped before everything had happened.
bool wasCut(const ScenarioRun& run);

}  // namespace linger::fuzz
