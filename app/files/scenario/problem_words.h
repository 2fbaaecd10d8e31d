#pragma once

#include <QString>

#include "model/sim/scenario.h"

namespace linger {

/// What was found and what was expected, for people, on one line: "found 25h, expected at most
/// 24h". Where it was found is not a part of it.
QString wordsFor(const ScenarioProblem& problem);

}  // namespace linger
