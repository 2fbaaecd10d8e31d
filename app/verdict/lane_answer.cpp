#include "app/verdict/lane_answer.h"

#include <QCoreApplication>

#include "app/document/words.h"
#include "app/files/sentences.h"
#include "app/verdict/connect_words.h"

namespace linger {
namespace {

struct Answers {
  Q_DECLARE_TR_FUNCTIONS(LaneAnswer)
};

/// The server of this run is up again; one restart more would be another matter.
LaneAnswer answerOfRunning(const Trace& trace, const Lane& lane, const RestartAttempt& attempt,
                           SimTime at) {
  LaneAnswer answer;
  answer.works = true;
  const QString worked = lane.query.program.listens
                             ? Answers::tr("Yes. Restart at %1 worked: the server is listening.")
                             : Answers::tr("Yes. Restart at %1 worked: the server has its port.");
  answer.words.headline = worked.arg(instantText(attempt.at));
  const VerdictInterval* another = intervalAt(lane.another, at);
  if (!another) return answer;
  const VerdictWords would = explain(trace, lane.query, *another, at);
  answer.words.reason = Answers::tr("Another restart now: %1").arg(would.reason);
  answer.words.evidence = would.evidence;
  return answer;
}

}  // namespace

VerdictWords explain(const Trace& trace, const Lane& lane, const VerdictInterval& interval,
                     SimTime at) {
  return lane.connects ? explain(trace, *lane.connects, interval, at)
                       : explain(trace, lane.query, interval, at);
}

std::optional<RestartAttempt> runningServer(const Lane& lane, SimTime at) {
  if (!lane.asRun) return std::nullopt;
  for (const RestartAttempt& attempt : lane.attempts) {
    if (attempt.runsAt(at)) return attempt;
  }
  return std::nullopt;
}

LaneAnswer answerFor(const Trace& trace, const Lane& lane, SimTime at) {
  if (const auto running = runningServer(lane, at)) {
    return answerOfRunning(trace, lane, *running, at);
  }
  const VerdictInterval* interval = intervalAt(lane.intervals, at);
  if (!interval) return {};
  LaneAnswer answer{explain(trace, lane, *interval, at), interval->verdict.works(),
                    interval->verdict.evidence == Evidence::Disputed};
  const auto last = lastRestart(lane.attempts, at);
  if (last && !last->worked() && lane.asRun) {
    answer.words.reason = inOneText(
        {answer.words.reason, Answers::tr("Restart at %1 failed with %2.")
                                  .arg(instantText(last->at), text(nameOf(last->result)))});
  }
  return answer;
}

}  // namespace linger
