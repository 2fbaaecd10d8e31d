#pragma once

#include <string>
#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// Something in which two runs of one scenario are not alike.
struct Difference {
  std::string what;    ///< "segment", "call", "state".
  std::string host;    ///< Its name.
  SimTime at;          ///< When, in the model's run; in the kernel's where the model has none.
  std::string model;   ///< What the model did; empty for nothing.
  std::string kernel;  ///< Likewise.

  bool operator==(const Difference&) const = default;
};

/// How early a run on the kernel may be, and how late where no timer is waited for.
inline constexpr Duration kSchedulingTolerance = 80ms;

/// How late it may be at the instant `at` of a scene in which the model did something at each of
/// `moments`, in order: each wait that a timer may have ended is longer by what the kernel's wheel
/// rounds it up by.
Duration latenessAllowed(const std::vector<SimTime>& moments, SimTime at, Duration tick);

/// In what the kernel's run differs from the model's: for each host the segments that it sent, for
/// each process its calls and their results, for each connection its states, in order. Sequence
/// numbers count from the initial ones. Of each such row only the first that is another is told,
/// and every one that comes too early or too late.
std::vector<Difference> differencesOf(const Trace& model, const Trace& kernel, Duration tick);

}  // namespace linger
