#include "app/document/run_differences.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "model/trace/connects.h"
#include "model/trace/restarts.h"

namespace linger {
namespace {

struct Differences {
  Q_DECLARE_TR_FUNCTIONS(RunDifferences)
};

bool isNear(SimTime a, SimTime b, Duration tolerance) {
  return a - b <= tolerance && b - a <= tolerance;
}

bool isSame(const SegmentRecord& a, const SegmentRecord& b, Duration tolerance) {
  return a.from == b.from && isNear(a.sent, b.sent, tolerance) &&
         isNear(a.arrives, b.arrives, tolerance) && a.delivery == b.delivery &&
         a.segment.flags == b.segment.flags && a.relativeSeq == b.relativeSeq &&
         a.relativeAck == b.relativeAck;
}

bool isSame(const TransitionRecord& a, const TransitionRecord& b, Duration tolerance) {
  return a.host == b.host && a.from == b.from && a.to == b.to && isNear(a.at, b.at, tolerance);
}

bool isSame(const CallRecord& a, const CallRecord& b, Duration tolerance) {
  return a.host == b.host && a.call == b.call && a.result == b.result && a.value == b.value &&
         a.returned.has_value() == b.returned.has_value() && isNear(a.at, b.at, tolerance);
}

/// The records of `all` that `others` have no twin of, as indexes. Both are in order of time.
template <typename Record, typename Begin>
std::vector<std::size_t> withoutTwin(const std::vector<Record>& all,
                                     const std::vector<Record>& others, Begin begin,
                                     Duration tolerance) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    // Two runs that are alike up to there have them at the same place.
    if (i < others.size() && isSame(all[i], others[i], tolerance)) continue;
    const SimTime at = std::invoke(begin, all[i]);
    auto twin = std::ranges::lower_bound(others, at - tolerance, {}, begin);
    const auto isTwin = [&](const Record& other) { return isSame(all[i], other, tolerance); };
    const auto last = std::ranges::upper_bound(others, at + tolerance, {}, begin);
    if (std::find_if(twin, last, isTwin) == last) found.push_back(i);
  }
  return found;
}

template <typename Record, typename Begin>
int differing(const std::vector<Record>& here, const std::vector<Record>& there, Begin begin,
              Duration tolerance) {
  return static_cast<int>(std::max(withoutTwin(here, there, begin, tolerance).size(),
                                   withoutTwin(there, here, begin, tolerance).size()));
}

/// Of the lanes that both runs have, and those that one has alone.
template <typename Query, typename Verdicts>
int differingLanes(const Trace& trace, const std::vector<Query>& here, const Trace& other,
                   const std::vector<Query>& there, Verdicts verdicts) {
  const auto isSameAnswer = [](const VerdictInterval& a, const VerdictInterval& b) {
    return a.from == b.from && a.verdict.result == b.verdict.result;
  };
  const std::size_t both = std::min(here.size(), there.size());
  int count = static_cast<int>(std::max(here.size(), there.size()) - both);
  for (std::size_t i = 0; i < both; ++i) {
    const bool isEqual =
        std::ranges::equal(verdicts(trace, here[i]), verdicts(other, there[i]), isSameAnswer);
    count += isEqual ? 0 : 1;
  }
  return count;
}

/// In the lanes that are shown: of connect() where either run asks about it.
int differingVerdicts(const Trace& trace, const Trace& other) {
  const std::vector<ConnectQuery> here = connectsAtStake(trace);
  const std::vector<ConnectQuery> there = connectsAtStake(other);
  if (!here.empty() || !there.empty()) {
    return differingLanes(trace, here, other, there, connectVerdicts);
  }
  return differingLanes(trace, standardQueries(trace), other, standardQueries(other),
                        restartVerdicts);
}

}  // namespace

std::set<SegmentId> differingSegments(const Trace& trace, const Trace& other, Duration tolerance) {
  std::set<SegmentId> found;
  for (const std::size_t i :
       withoutTwin(trace.segments, other.segments, &SegmentRecord::sent, tolerance)) {
    found.insert(trace.segments[i].id);
  }
  return found;
}

RunDifferences countDifferences(const Trace& trace, const Trace& other, Duration tolerance) {
  RunDifferences found;
  found.segments = differing(trace.segments, other.segments, &SegmentRecord::sent, tolerance);
  found.states = differing(trace.transitions, other.transitions, &TransitionRecord::at, tolerance);
  found.calls = differing(trace.calls, other.calls, &CallRecord::at, tolerance);
  if (tolerance == Duration{}) found.verdicts = differingVerdicts(trace, other);
  return found;
}

QString differenceText(const RunDifferences& differences) {
  QStringList counted;
  if (differences.segments > 0)
    counted << Differences::tr("%n segment(s)", nullptr, differences.segments);
  if (differences.states > 0)
    counted << Differences::tr("%n state change(s)", nullptr, differences.states);
  if (differences.calls > 0) counted << Differences::tr("%n call(s)", nullptr, differences.calls);
  if (differences.verdicts > 0)
    counted << Differences::tr("%n verdict(s)", nullptr, differences.verdicts);
  if (counted.isEmpty()) return Differences::tr("No difference");
  return Differences::tr("Different: %1").arg(counted.join(QStringLiteral(", ")));
}

}  // namespace linger
