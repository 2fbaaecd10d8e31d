#pragma once

#include <QString>
#include <vector>

#include "model/explore/explore_cell.h"

namespace linger {

/// The table for people: a line for each length of TIME-WAIT, a column for each property, then the
/// counterexamples, each with the command that plays it. `command`: what runs the scenario without
/// them, such as "linger run why-2msl".
QString exploreText(const std::vector<ExploreCell>& cells, Duration msl, const QString& command);

}  // namespace linger
