#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/net/link.h"

namespace linger {

/// A sent segment, as far as the path between two hosts is concerned.
struct Passing {
  std::string_view host;    ///< The sender's name.
  SegmentKind kind = SegmentKind::Ack;
  int nthOfKind = 1;
  int nth = 1;              ///< Of any kind.
};

/// What the path does with one segment: nothing in `arrivals` means that it is lost.
struct Passage {
  std::vector<Duration> arrivals;  ///< After sending; the second is a copy.
  bool chosen = false;             ///< By a fate, not by chance.
};

/// The path between two hosts: its delay, its chances, and the fates of chosen segments.
/// The same seed and the same questions always give the same answers.
class Path {
 public:
  Path(const Link& link, std::span<const ChosenFate> fates, std::uint64_t seed)
      : link_(link), fates_(fates), state_(seed) {}

  Passage pass(const Passing& segment);

 private:
  double chance();  ///< At least 0, less than 1.

  Link link_;
  std::span<const ChosenFate> fates_;
  std::uint64_t state_;
};

}  // namespace linger
