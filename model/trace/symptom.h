#pragma once

#include <optional>

#include "model/systems/error_line.h"
#include "model/trace/trace.h"

namespace linger {

/// When a run first shows what a pasted line tells of: a call fails with its error, else a
/// connection enters its state. None where the run shows neither.
std::optional<SimTime> firstShownAt(const Trace& trace, const ErrorLine& symptom);

}  // namespace linger
