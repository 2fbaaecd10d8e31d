#pragma once

#include <vector>

#include "model/trace/rebind.h"

namespace linger {

/// Goes on with a next answer, unless it says the same as the last.
void addAnswer(std::vector<VerdictInterval>& intervals, const VerdictInterval& next);

/// Closes each interval where the next begins, and says when it will work.
void connectIntervals(std::vector<VerdictInterval>& intervals);

}  // namespace linger
