#pragma once

#include "model/trace/trace.h"

namespace linger {

/// A trace as it is for somebody who has watched the run up to `until` and knows no more of it:
/// what began by then stays, with the same indexes, and has no end or result yet where that came
/// later. For a trace whose records are in the order in which they began, as a run's are.
Trace knownPart(const Trace& trace, SimTime until);

}  // namespace linger
