#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

namespace linger {

/// The whole record of one caller of a load: its process, its connection, and whoever answered it;
/// with the sockets that listened when it came.
struct CallerTrace {
  std::size_t caller = 0;  ///< The how-many-th of all loads, from 0.
  Trace trace;
};

/// Runs the scenario again and records the chosen callers, in their order; those that never come
/// are left out. Nothing is recorded of the others, so it costs little more than counting. As
/// soon as `goesOn`, asked now and then with how far the run has come, says false, it ends with
/// what has been recorded.
std::vector<CallerTrace> tracesOf(const Scenario& scenario, std::span<const std::size_t> callers,
                                  const std::function<bool(SimTime)>& goesOn = nullptr);

/// Of so many callers every n-th, from the first on; n is at least 1.
std::vector<std::size_t> everyNth(std::size_t callers, std::size_t n);

/// What is to be seen of a scenario's run: all of it, or of a load the story of its first caller.
Trace shownTrace(const Scenario& scenario);

}  // namespace linger
