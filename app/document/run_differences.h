#pragma once

#include <QString>
#include <set>

#include "model/trace/trace.h"

namespace linger {

/// In how many things of each kind two runs differ: of the run that has more of them.
struct RunDifferences {
  int segments = 0;
  int states = 0;    ///< Changes of a state.
  int calls = 0;     ///< Calls, by what they return.
  int verdicts = 0;  ///< Lanes: what a restart or a client would get, or when.

  bool operator==(const RunDifferences&) const = default;
};

/// Two instants that are no further apart than `tolerance` count as one: in real time none is the
/// very same, and no verdicts are compared.
RunDifferences countDifferences(const Trace& trace, const Trace& other, Duration tolerance = {});

/// "Different: 2 segments, 3 state changes, 1 call, 3 verdicts"; in short where nothing is.
QString differenceText(const RunDifferences& differences);

/// The segments of `trace` that `other` does not send at the same instant with the same end; or
/// within `tolerance` of it, for a run in real time.
std::set<SegmentId> differingSegments(const Trace& trace, const Trace& other,
                                      Duration tolerance = {});

}  // namespace linger
