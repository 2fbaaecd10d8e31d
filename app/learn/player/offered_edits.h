#pragma once

#include <string>
#include <vector>

#include "model/sim/edit.h"
#include "model/trace/trace.h"

namespace linger {

/// Edits of the allowed kinds that make sense for the scene and its run: each segment that it has
/// can be dropped, each host's connection closed, and so on. `trace` is the whole run of the
/// scene. None after which the run is the same, or the scene cannot run.
std::vector<Edit> offeredEdits(const Scenario& scene, const Trace& trace,
                               const std::vector<std::string>& allowed);

}  // namespace linger
