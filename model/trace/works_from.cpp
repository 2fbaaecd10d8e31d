#include "model/trace/works_from.h"

#include <algorithm>
#include <iterator>

namespace linger {

std::optional<SimTime> worksFrom(const std::vector<VerdictInterval>& intervals, SimTime at) {
  const auto later = std::ranges::upper_bound(intervals, at, {}, &VerdictInterval::from);
  if (later == intervals.begin()) return std::nullopt;
  const VerdictInterval& now = *std::prev(later);
  if (!now.verdict.works() && now.clears) return now.clears;
  std::optional<SimTime> began;
  bool workedBefore = false;
  for (auto each = intervals.begin(); each != later; ++each) {
    const bool works = each->verdict.works();
    if (works && !workedBefore) began = each->from;
    workedBefore = works;
  }
  return began;
}

}  // namespace linger
