#pragma once

#include <array>
#include <cstdint>

#include "model/sim/run_effects.h"

namespace linger {

/// Counts what a run does from the beginning of its scene on, instead of recording it: for many
/// connections at once.
struct RunCount {
  std::array<std::uint64_t, kAllStates.size()> entered{};  ///< By state: how often it was entered.
  std::uint64_t segments = 0;                              ///< Sent, without copies.
  std::uint64_t retransmissions = 0;
  std::uint64_t failedCalls = 0;

  std::uint64_t of(State state) const { return entered[static_cast<std::size_t>(state)]; }

  void take(const RunEffects& effects);

  bool operator==(const RunCount&) const = default;
};

}  // namespace linger
