#pragma once

#include <optional>
#include <set>

#include "model/trace/trace.h"

namespace linger {

/// What differs from one painting of a ladder to the next.
struct LadderMoment {
  SimTime now;             ///< Everything at or before it has happened.
  bool showFuture = true;  ///< Faintly; else what has not happened is not there.
  bool showPlayhead = true;
  std::optional<SegmentId> current;  ///< The segment that the keyboard is on.
  std::optional<SegmentId> hovered;
  std::set<SegmentId> marked;  ///< Those that differ from the run beside this one.
};

}  // namespace linger
