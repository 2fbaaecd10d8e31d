#pragma once

#include <vector>

#include "model/explore/explore.h"

namespace linger {

/// One query of a table and its answer: a length of TIME-WAIT, and what the network may do.
struct ExploreCell {
  Duration timeWait{};
  ImpairmentBudget budget;
  ExploreAnswer answer;
};

}  // namespace linger
