#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

#include "model/explore/tally.h"

namespace linger {

/// Adds up what came of the parts of a search, in the order of the parts, whoever brings them when:
/// up to so many runs. Threads may share it.
class OrderedSum {
 public:
  /// The part that has more runs than are to be added, and how many of it still are.
  struct Cut {
    std::size_t part = 0;
    std::uint64_t runs = 0;
  };

  explicit OrderedSum(std::uint64_t mostRuns) : left_(mostRuns) {}

  /// How many runs of a part that begins now may still be added; none: there is a cut.
  std::optional<std::uint64_t> left() const;

  /// Each part once, from 0 on.
  void add(std::size_t part, Tally tally);

  /// Where parts before the others are missing, as after a stop, the others are added as well.
  Tally take();

  std::optional<Cut> cut() const;

 private:
  mutable std::mutex mutex_;
  Tally sum_;
  std::size_t next_ = 0;                ///< The first part that is not in the sum.
  std::map<std::size_t, Tally> early_;  ///< Brought before that.
  std::uint64_t left_;
  std::optional<Cut> cut_;
};

}  // namespace linger
