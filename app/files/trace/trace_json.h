#pragma once

#include <functional>
#include <string_view>

#include "app/files/json/json_value.h"
#include "model/sim/scenario_run.h"
#include "model/trace/trace.h"

namespace linger {

inline constexpr std::string_view kTraceFormat = "linger-trace/1";

/// A whole run as JSON, for programs: times in microseconds, sequence numbers relative to the
/// initial ones, and with each record the rule that it follows. The format is fixed; members may
/// be added to it. `engine` is what ran it: "linger", or the system whose kernel it was. Of a
/// script or a capture `scenario` is null, and `title` and `hosts` say whose run it is.
JsonValue traceJson(const ScenarioRun& run, std::string_view engine = "linger");

/// Writes what toPrettyJson(traceJson(run), columns) gives, in pieces of a record or a few: a long
/// run is never in memory as JSON. Ends when `write` gives false.
void writeTraceJson(const ScenarioRun& run, std::size_t columns,
                    const std::function<bool(std::string_view piece)>& write,
                    std::string_view engine = "linger");

/// "TIME-WAIT 192.0.2.20:8080 ↔ 192.0.2.10:51514, no process owns it". Never translated.
std::string describe(const SocketFacts& facts);

}  // namespace linger
