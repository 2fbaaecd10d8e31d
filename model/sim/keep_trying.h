#pragma once

#include <optional>

#include "model/sim/edit.h"
#include "model/trace/trace.h"

namespace linger {

/// So often a server is started again at most: with a second between, five minutes, more than
/// any system's TIME-WAIT.
inline constexpr int kMostTries = 300;
/// So many of the tries stay in the scene where none of them works.
inline constexpr int kShownTries = 10;

/// What became of a server that was started again and again.
struct Tries {
  int count = 0;                  ///< With the one that worked, if any.
  std::optional<SimTime> worked;  ///< When one got its port.
};

/// The scenario with as many starts as it takes; none in a scenario without a server.
Scenario withTries(const Scenario& scenario, const edit::KeepTrying& tries);

/// How the tries ended in `trace`, the run of a scenario that withTries() gave.
Tries outcomeOf(const Scenario& scenario, const Trace& trace, const edit::KeepTrying& tries);

}  // namespace linger
