#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/tcp/sim_time.h"

namespace linger {

/// Reads "250us", "40ms", "1.5s", "2m", "1h" and, so that they can be refused by their value,
/// negative ones. Nothing where it is no such text or not a whole number of microseconds.
/// What is longer than about 290,000 years is read as just that.
std::optional<Duration> durationFrom(std::string_view text);

/// The shortest text that durationFrom() reads as the same: "40ms", "1.5s", "60s", "2m".
/// Minutes are used from two up, because people say 60 s.
std::string textOf(Duration duration);

}  // namespace linger
