#pragma once

#include <vector>

#include "model/trace/rebind.h"

namespace linger {

/// Where "go to when it works" goes from an instant: to when the answers first work after it, else
/// to when the stretch began in which they work or last worked; none if they never do.
std::optional<SimTime> worksFrom(const std::vector<VerdictInterval>& intervals, SimTime at);

}  // namespace linger
