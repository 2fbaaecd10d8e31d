#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/live/known_differences.h"
#include "model/trace/trace.h"

namespace linger {

/// Something in which two runs of one scenario are not alike.
struct Difference {
  std::string what;    ///< "segment", "call", "state", "timer".
  std::string host;    ///< Its name.
  SimTime at;          ///< When, in the model's run; in the kernel's where the model has none.
  std::string model;   ///< What the model did; empty for nothing.
  std::string kernel;  ///< Likewise.
  std::optional<KnownDifference> known;  ///< What accounts for it; nothing for a fault.
  bool isLate = false;  ///< Both do the same, which the kernel does later than is allowed.

  bool operator==(const Difference&) const = default;
};

/// How early a run on the kernel may be, and how late where no timer is waited for.
inline constexpr Duration kSchedulingTolerance = 80ms;

/// How late it may be at the instant `at` of a scene in which the model did something at each of
/// `moments`, in order: each wait that a timer may have ended is longer by what the kernel's wheel
/// rounds it up by.
Duration latenessAllowed(const std::vector<SimTime>& moments, SimTime at, Duration tick);

/// In what the kernel's run differs from the model's: for each connection the segments that each
/// host sent and, by themselves, its probes; for each process its calls and their results, for each
/// socket its states and the timers that end it, in order. Sequence numbers count from the initial
/// ones. A known difference is told, and the comparison goes on behind it. Of what else is not the
/// same only the first is told of each such row, and everything that comes too early or too late.
/// Where both were cut short at `until`, what the kernel may still be late with then is none.
std::vector<Difference> differencesOf(const Trace& model, const Trace& kernel, Duration tick,
                                      std::optional<SimTime> until = std::nullopt);

}  // namespace linger
