#include "app/verdict/lanes.h"

#include <algorithm>

#include "app/document/words.h"
#include "app/verdict/connect_words.h"

namespace linger {
namespace {

bool sameAnswers(const std::vector<VerdictInterval>& a, const std::vector<VerdictInterval>& b) {
  return std::ranges::equal(a, b, [](const VerdictInterval& one, const VerdictInterval& other) {
    return one.from == other.from && one.verdict.result == other.verdict.result &&
           one.verdict.failedAt == other.verdict.failedAt;
  });
}

/// What the run's own program does.
RebindQuery queryOfTheRun(const Trace& trace) {
  return {*trace.server, trace.server->options, std::nullopt};
}

/// What the server's earlier runs set, as a lane can name it.
ReuseOptions earlierOptions(const Trace& trace) {
  const ReuseOptions own = trace.server->options;
  return own.reuseAddr && !everyRunSetsReuseAddr(trace, *trace.server) ? ReuseOptions{} : own;
}

/// The lane that asks what the run's own programs do; or else one that names what they set, and has
/// the same answers.
std::optional<std::size_t> laneOfTheRun(const Trace& trace, const std::vector<Lane>& lanes) {
  const RebindQuery own = queryOfTheRun(trace);
  const RebindQuery named{own.program, own.newOptions, earlierOptions(trace)};
  for (const RebindQuery& query : {own, named}) {
    const auto found = std::ranges::find(lanes, query, &Lane::query);
    if (found == lanes.end()) continue;
    const bool isSame = query == own || sameAnswers(found->intervals, restartVerdicts(trace, own));
    if (isSame) return std::size_t(found - lanes.begin());
  }
  return std::nullopt;
}

/// The standard queries, one of which the run answers itself. Where none is the run's, because it
/// sets other options, the run's stands in the place of the first. Where a socket of another
/// program is in the way, whatever the runs of the server set: what the run does, and what it would
/// be if that socket had the option, too.
std::vector<Lane> serverLanes(const Trace& trace) {
  std::vector<RebindQuery> queries = standardQueries(trace);
  const RebindQuery own = queryOfTheRun(trace);
  const auto isNew = [&own](const RebindQuery& asked) {
    return asked.newOptions == own.newOptions;
  };
  if (std::ranges::none_of(queries, isNew)) {
    queries.front() = own;
  } else if (earlierOptions(trace) != own.newOptions) {
    queries.front().oldOptions = earlierOptions(trace);
  }
  std::vector<Lane> lanes = lanesFor(trace, queries);
  if (std::ranges::any_of(lanes, &Lane::asRun)) return lanes;
  const RebindQuery bothAlike{own.program, own.newOptions, own.newOptions};
  lanes = lanesFor(trace, {own, bothAlike});
  lanes.back().label = wordsFor(bothAlike);
  return lanes;
}

}  // namespace

std::vector<Lane> lanesFor(const Trace& trace, const std::vector<RebindQuery>& queries) {
  constexpr ReuseOptions kReuseAddr{.reuseAddr = true};
  const QString option = text(nameOf(SocketOption::ReuseAddr));
  bool isNamed = false;
  std::vector<Lane> lanes;
  for (const RebindQuery& query : queries) {
    const RebindQuery bothSet{query.program, kReuseAddr, kReuseAddr};
    lanes.push_back({query, std::nullopt, laneName(query, isNamed), restartVerdicts(trace, query),
                     restartsOf(trace, query.program), rebindVerdicts(trace, query),
                     restartVerdicts(trace, bothSet)});
    isNamed = isNamed || lanes.back().label.endsWith(option);
  }
  if (const auto own = laneOfTheRun(trace, lanes)) lanes[*own].asRun = true;
  return lanes;
}

std::vector<Lane> connectLanes(const Trace& trace, const std::vector<ConnectQuery>& queries) {
  std::vector<Lane> lanes;
  for (const ConnectQuery& query : queries) {
    Lane lane;
    lane.query.program.host = query.host;
    lane.query.program.local = query.local;
    lane.query.program.listens = false;
    lane.query.newOptions = query.options;
    lane.connects = query;
    lane.label = laneName(query);
    lane.intervals = connectVerdicts(trace, query);
    ConnectQuery bothSet = query;
    bothSet.options.reuseAddr = true;
    bothSet.oldOptions = bothSet.options;
    lane.bothSet = connectVerdicts(trace, bothSet);
    lanes.push_back(std::move(lane));
  }
  return lanes;
}

std::vector<Lane> lanesAtStake(const Trace& trace,
                               const std::optional<std::vector<RebindQuery>>& queries) {
  const std::vector<ConnectQuery> connects = connectsAtStake(trace);
  if (!connects.empty()) return connectLanes(trace, connects);
  if (!trace.server || isAboutOpening(trace)) return {};
  return queries ? lanesFor(trace, *queries) : serverLanes(trace);
}

}  // namespace linger
