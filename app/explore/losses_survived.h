#pragma once

#include <array>
#include <span>

#include "model/systems/os_profile.h"

namespace linger {

/// The lengths of TIME-WAIT that are asked about, beside each system's own.
inline constexpr std::array kLossLengths{Duration(1s), Duration(10s), Duration(60s)};

/// So many segments of the built-in scene "restart" may be lost, whichever they are, and the close
/// is still clean (Property::CleanClose). A search found these figures; a test searches again.
struct LossesSurvived {
  OsId os = OsId::Linux;                            ///< Of both hosts.
  std::array<int, kLossLengths.size() + 1> losses;  ///< The last one for the system's own length.
};

/// Every system once.
std::span<const LossesSurvived> lossesSurvived();

}  // namespace linger
