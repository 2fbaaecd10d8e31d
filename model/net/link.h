#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/tcp/segment.h"
#include "model/tcp/sim_time.h"

namespace linger {

/// The path between two hosts, the same in both directions.
struct Link {
  Duration delay = 50ms;  ///< One way; half the round trip. 0 to 24 h.
  Duration jitter{};      ///< Up to this much more, evenly spread.
  double loss = 0.0;      ///< The chance, 0 to 1, that a segment is lost.

  /// The path is dead for what is sent from here on, until there; none: not at all, for ever.
  std::optional<SimTime> deadFrom;
  std::optional<SimTime> deadUntil;

  /// A middlebox forgets a connection on which nothing has passed for so long; none: never.
  std::optional<Duration> forgetsAfter;
  bool answersForgotten = false;  ///< With a RST; else it drops what comes then.

  bool isDeadAt(SimTime now) const {
    return deadFrom && now >= *deadFrom && (!deadUntil || now < *deadUntil);
  }

  bool operator==(const Link&) const = default;
};

/// What happens to a chosen segment on its way.
struct Impairment {
  enum class Kind : std::uint8_t { Drop, Delay, Duplicate };

  Kind kind = Kind::Drop;
  Duration by{};  ///< How much later it (Delay) or its copy (Duplicate) arrives.

  bool operator==(const Impairment&) const = default;
};

/// "The N-th segment of that kind that the host sends", counted from 1 in the scene.
/// Kind None means a segment of any kind.
struct SegmentChoice {
  std::string host;
  std::optional<SegmentKind> kind;
  int nth = 1;

  bool operator==(const SegmentChoice&) const = default;
};

struct ChosenImpairment {
  SegmentChoice segment;
  Impairment impairment;

  bool operator==(const ChosenImpairment&) const = default;
};

}  // namespace linger
