#pragma once

#include "app/files/json_value.h"
#include "model/sim/scenario_run.h"
#include "model/trace/trace.h"

namespace linger {

inline constexpr std::string_view kTraceFormat = "linger-trace/1";

/// A whole run as JSON, for programs: times in microseconds, sequence numbers relative to the
/// initial ones, and with each record the rule that it follows. The format is fixed; members may
/// be added to it.
JsonValue traceJson(const ScenarioRun& run);

/// "TIME-WAIT 192.0.2.20:8080 ↔ 192.0.2.10:51514, no process owns it". Never translated.
std::string describe(const SocketFacts& facts);

}  // namespace linger
