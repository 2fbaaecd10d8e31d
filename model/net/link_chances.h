#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "model/net/link.h"

namespace linger {

/// A segment that goes onto the link, as far as that is concerned.
struct LinkInput {
  std::string_view host;  ///< The sender's name.
  SegmentKind kind = SegmentKind::Ack;
  int nthOfKind = 1;
  int nth = 1;  ///< Of any kind.
  SimTime sent;
};

/// What the link does with it.
struct LinkOutcome {
  std::array<Duration, 2> delays{};  ///< Of each copy that arrives, after sending.
  int copies = 0;                    ///< 0: it is lost; 2: the second is a copy.
  bool chosen = false;               ///< By a choice of the scenario, not by chance.
};

/// The chances of a link. The same seed and the same questions always give the same answers.
class LinkChances {
 public:
  explicit LinkChances(std::uint64_t seed) : state_(seed) {}

  /// Sends a segment over `link`, where `impairments` say what happens to chosen ones.
  LinkOutcome pass(const Link& link, std::span<const ChosenImpairment> impairments,
                   const LinkInput& segment);

  bool operator==(const LinkChances&) const = default;

 private:
  double next();  ///< At least 0, less than 1.

  std::uint64_t state_;
};

}  // namespace linger
