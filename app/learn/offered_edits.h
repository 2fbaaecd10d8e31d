#pragma once

#include <string>
#include <vector>

#include "model/sim/edit.h"
#include "model/trace/trace.h"

namespace linger {

/// Edits of the allowed kinds that make sense for the run: each segment that it has can be
/// dropped, each host's connection closed, and so on.
std::vector<Edit> offeredEdits(const Trace& trace, const std::vector<std::string>& allowed);

}  // namespace linger
