#include "app/quiz/first_question.h"

#include <QCoreApplication>

#include "app/document/blocker_words.h"
#include "app/document/words.h"
#include "app/files/sentences.h"
#include "model/trace/restarts.h"

namespace linger {
namespace {

struct First {
  Q_DECLARE_TR_FUNCTIONS(FirstQuestion)
};

/// The call that tells why: the one that failed, or the bind() that did not.
const CallRecord* deciding(const Trace& trace, const RestartAttempt& attempt) {
  const ProcessRecord& process = trace.processes[attempt.process];
  for (const CallRecord& call : trace.calls) {
    const bool isIts = call.host == process.host && call.process == process.id;
    if (isIts && call.call == attempt.failedAt.value_or(Call::Bind)) return &call;
  }
  return nullptr;
}

/// What the failed program prints: the rule's own words say the rest.
QString messageOf(const CallRecord& call) {
  if (call.message.empty()) return {};
  return First::tr("The server prints “%1” (%2).")
      .arg(text(call.message), text(nameOf(call.result)));
}

/// The first restart of the run, if there is one.
std::optional<RestartAttempt> firstRestart(const Trace& trace) {
  if (!trace.server) return std::nullopt;
  const std::vector<RestartAttempt> attempts = restartsOf(trace, *trace.server);
  if (attempts.empty() || attempts.front().at <= kSimStart) return std::nullopt;
  return attempts.front();
}

}  // namespace

std::optional<FirstQuestion> firstQuestion(const Trace& trace) {
  const std::optional<RestartAttempt> attempt = firstRestart(trace);
  if (!attempt) return std::nullopt;
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(attempt->at - kSimStart).count();
  PosedQuestion posed;
  posed.ask =
      First::tr("You restart the server after %n second(s). Will it work?", nullptr, int(seconds));
  posed.choices = {First::tr("Yes, it works"), First::tr("No, it fails")};
  posed.right = attempt->worked() ? 0 : 1;
  return FirstQuestion{posed, attempt->decided};
}

QString firstReason(const Trace& trace, const Explanations& explanations) {
  const std::optional<RestartAttempt> attempt = firstRestart(trace);
  const CallRecord* const call = attempt ? deciding(trace, *attempt) : nullptr;
  if (!call) return {};
  const Explanation told = explanations.of(call->rule);
  return inOneText({messageOf(*call), told.what, inTheWayText(trace, *call), told.why});
}

}  // namespace linger
