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

/// The standard questions. Where a socket of another program is in the way, whatever the runs of
/// the server set: what the run does, and what it would be if that socket had the option, too.
std::vector<Lane> serverLanes(const Trace& trace) {
  const std::vector<RebindQuestion> questions = standardQuestions(trace);
  const ReuseOptions own = trace.server->options;
  const RebindQuestion asRun{*trace.server, own, std::nullopt};
  const auto same = std::ranges::find_if(questions, [&own](const RebindQuestion& question) {
    return question.newOptions == own && question.oldOptions.value_or(own) == own;
  });
  const bool isAsked = same == questions.end() || *same == asRun ||
                       sameAnswers(restartVerdicts(trace, asRun), restartVerdicts(trace, *same));
  if (isAsked) return lanesFor(trace, questions);
  std::vector<Lane> lanes = lanesFor(trace, {asRun, *same});
  lanes.back().label = wordsFor(*same);
  return lanes;
}

}  // namespace

std::vector<Lane> lanesFor(const Trace& trace, const std::vector<RebindQuestion>& questions) {
  constexpr ReuseOptions kReuseAddr{.reuseAddr = true};
  const QString option = text(nameOf(SocketOption::ReuseAddr));
  bool isNamed = false;
  std::vector<Lane> lanes;
  for (const RebindQuestion& question : questions) {
    const RebindQuestion bothSet{question.program, kReuseAddr, kReuseAddr};
    lanes.push_back({question, std::nullopt, laneName(question, isNamed),
                     restartVerdicts(trace, question), restartsOf(trace, question.program),
                     rebindVerdicts(trace, question), restartVerdicts(trace, bothSet)});
    isNamed = isNamed || lanes.back().label.endsWith(option);
  }
  if (!lanes.empty()) lanes[laneOfTheRun(trace, lanes)].asRun = true;
  return lanes;
}

std::vector<Lane> connectLanes(const Trace& trace, const std::vector<ConnectQuestion>& questions) {
  std::vector<Lane> lanes;
  for (const ConnectQuestion& question : questions) {
    Lane lane;
    lane.question.program.host = question.host;
    lane.question.program.local = question.local;
    lane.question.program.listens = false;
    lane.question.newOptions = question.options;
    lane.connects = question;
    lane.label = laneName(question);
    lane.intervals = connectVerdicts(trace, question);
    ConnectQuestion bothSet = question;
    bothSet.options.reuseAddr = true;
    bothSet.oldOptions = bothSet.options;
    lane.bothSet = connectVerdicts(trace, bothSet);
    lanes.push_back(std::move(lane));
  }
  return lanes;
}

std::vector<Lane> lanesAtStake(const Trace& trace,
                               const std::optional<std::vector<RebindQuestion>>& questions) {
  const std::vector<ConnectQuestion> connects = connectsAtStake(trace);
  if (!connects.empty()) return connectLanes(trace, connects);
  if (!trace.server || isAboutOpening(trace)) return {};
  return questions ? lanesFor(trace, *questions) : serverLanes(trace);
}

std::size_t laneOfTheRun(const Trace& trace, const std::vector<Lane>& lanes) {
  if (!trace.server) return 0;
  const ReuseOptions own = trace.server->options;
  const auto exact = std::ranges::find_if(lanes, [&own](const Lane& lane) {
    return lane.question.newOptions == own && !lane.question.oldOptions;
  });
  if (exact != lanes.end()) return std::size_t(exact - lanes.begin());
  const auto found = std::ranges::find_if(lanes, [&own](const Lane& lane) {
    return lane.question.newOptions == own && lane.question.oldOptions == own;
  });
  return found == lanes.end() ? 0 : std::size_t(found - lanes.begin());
}

}  // namespace linger
