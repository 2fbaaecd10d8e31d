#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace linger::packetdrill {

/// The value of a name in a claim: "tcpi_options", "TCPI_OPT_SACK"; none where it is not known.
using NameValues = std::function<std::optional<std::int64_t>(std::string_view name)>;

/// What becomes of a claim.
struct ClaimResult {
  bool holds = false;
  /// Why it cannot be told: a name without a value, or something that is not in its grammar.
  std::optional<std::string> unknown;
};

/// Tells whether a claim of a script's code holds: comparisons, which may be chained, of whole
/// numbers, names, sums, products and bits, joined by `and`, `or` and `not`, as Python reads
/// them: "990 <= tcpi_last_data_recv <= 1010".
ClaimResult judgeClaim(std::string_view claim, const NameValues& values);

}  // namespace linger::packetdrill
