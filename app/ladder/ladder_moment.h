#pragma once

#include <optional>
#include <set>

#include "model/trace/trace.h"

namespace linger {

/// What of a ladder's height one sees, under its header.
struct HeightsInSight {
  double top = 0;
  double bottom = 0;
};

/// What differs from one painting of a ladder to the next.
struct LadderMoment {
  SimTime now;             ///< Everything at or before it has happened.
  bool showFuture = true;  ///< Faintly; else what has not happened is not there.
  bool showPlayhead = true;
  std::optional<SegmentId> current;  ///< The segment that the keyboard is on.
  std::optional<SegmentId> hovered;
  std::set<SegmentId> marked;             ///< Those that differ from the run beside this one.
  std::optional<HeightsInSight> inSight;  ///< None: all of it.
};

}  // namespace linger
