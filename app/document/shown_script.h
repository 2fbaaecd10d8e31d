#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "model/tcp/sim_time.h"

namespace linger {

/// The packetdrill script whose run is shown, and how far it is at each instant.
struct ShownScript {
  struct Reached {
    SimTime at;
    int line = 0;  ///< From 1.
  };

  QString text;
  std::vector<Reached> reached;  ///< In order of time.
  std::optional<int> failedLine;
  QString reason;  ///< Why it failed there.

  /// The line that was carried out last at an instant; none before the first.
  std::optional<int> lineAt(SimTime at) const {
    std::optional<int> line;
    for (const Reached& step : reached) {
      if (step.at > at) break;
      line = step.line;
    }
    return line;
  }
};

}  // namespace linger
