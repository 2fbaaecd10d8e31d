#pragma once

#include <QByteArray>
#include <vector>

#include "model/explore/explore_cell.h"

namespace linger {

/// "linger-explore/1": one object for each cell and property, a counterexample as a whole scenario.
QByteArray exploreJson(const std::vector<ExploreCell>& cells, Duration msl);

}  // namespace linger
