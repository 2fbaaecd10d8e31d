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
RebindQuestion questionOfTheRun(const Trace& trace) {
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
  const RebindQuestion own = questionOfTheRun(trace);
  const RebindQuestion named{own.program, own.newOptions, earlierOptions(trace)};
  for (const RebindQuestion& question : {own, named}) {
    const auto found = std::ranges::find(lanes, question, &Lane::question);
    if (found == lanes.end()) continue;
    const bool isSame =
        question == own || sameAnswers(found->intervals, restartVerdicts(trace, own));
    if (isSame) return std::size_t(found - lanes.begin());
  }
  return std::nullopt;
}

/// The standard questions, one of which the run answers itself. Where none is the run's, because it
/// sets other options, the run's stands in the place of the first. Where a socket of another
/// program is in the way, whatever the runs of the server set: what the run does, and what it would
/// be if that socket had the option, too.
std::vector<Lane> serverLanes(const Trace& trace) {
  std::vector<RebindQuestion> questions = standardQuestions(trace);
  const RebindQuestion own = questionOfTheRun(trace);
  const auto isNew = [&own](const RebindQuestion& asked) {
    return asked.newOptions == own.newOptions;
  };
  if (std::ranges::none_of(questions, isNew)) {
    questions.front() = own;
  } else if (earlierOptions(trace) != own.newOptions) {
    questions.front().oldOptions = earlierOptions(trace);
  }
  std::vector<Lane> lanes = lanesFor(trace, questions);
  if (std::ranges::any_of(lanes, &Lane::asRun)) return lanes;
  const RebindQuestion bothAlike{own.program, own.newOptions, own.newOptions};
  lanes = lanesFor(trace, {own, bothAlike});
  lanes.back().label = wordsFor(bothAlike);
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
  if (const auto own = laneOfTheRun(trace, lanes)) lanes[*own].asRun = true;
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

}  // namespace linger
