#pragma once

#include <QString>

#include "model/trace/trace.h"

namespace linger {

/// What follows from the loss of a segment in this very run: who repeats what, and when; or that
/// nobody does.
QString afterLoss(const Trace& trace, const SegmentRecord& lost);

}  // namespace linger
