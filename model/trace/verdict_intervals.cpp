#include "model/trace/verdict_intervals.h"

namespace linger {
namespace {

bool saysTheSame(const VerdictInterval& a, const VerdictInterval& b) {
  const bool sameBlocker =
      a.blocker.has_value() == b.blocker.has_value() &&
      (!a.blocker || (a.blocker->id == b.blocker->id && a.blocker->state == b.blocker->state &&
                      a.blocker->owner == b.blocker->owner));
  return sameBlocker && a.verdict.result == b.verdict.result &&
         a.verdict.failedAt == b.verdict.failedAt && a.verdict.rule == b.verdict.rule;
}

}  // namespace

void addAnswer(std::vector<VerdictInterval>& intervals, const VerdictInterval& next) {
  if (intervals.empty() || !saysTheSame(intervals.back(), next)) intervals.push_back(next);
}

void connectIntervals(std::vector<VerdictInterval>& intervals) {
  std::optional<SimTime> works;
  for (std::size_t i = intervals.size(); i-- > 0;) {
    if (i + 1 < intervals.size()) intervals[i].to = intervals[i + 1].from;
    if (intervals[i].verdict.works()) works = intervals[i].from;
    intervals[i].clears = works;
  }
}

}  // namespace linger
