#include "app/lesson/first_question.h"

#include <QCoreApplication>

#include "app/document/words.h"
#include "app/files/sentences.h"
#include "model/trace/restarts.h"

namespace linger {
namespace {

struct First {
  Q_DECLARE_TR_FUNCTIONS(FirstQuestion)
};

/// The call that decided the attempt.
const CallRecord* deciding(const Trace& trace, const RestartAttempt& attempt) {
  const ProcessRecord& process = trace.processes[attempt.process];
  const CallRecord* found = nullptr;
  for (const CallRecord& call : trace.calls) {
    const bool takesPort = call.call == Call::Bind || call.call == Call::Listen;
    const bool isIts = call.host == process.host && call.process == process.id;
    if (isIts && takesPort && call.result == attempt.result) found = &call;
  }
  return found;
}

QString factOf(const RestartAttempt& attempt) {
  if (attempt.worked()) return First::tr("bind() and listen() succeed.");
  return First::tr("%1() fails with %2.")
      .arg(text(nameOf(*attempt.failedAt)), text(nameOf(attempt.result)));
}

}  // namespace

std::optional<FirstQuestion> firstQuestion(const Trace& trace, const Explanations& explanations) {
  if (!trace.server) return std::nullopt;
  const std::vector<RestartAttempt> attempts = restartsOf(trace, *trace.server);
  if (attempts.empty() || attempts.front().at <= kSimStart) return std::nullopt;
  const RestartAttempt& attempt = attempts.front();
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(attempt.at - kSimStart).count();
  QStringList because{factOf(attempt)};
  if (const CallRecord* call = deciding(trace, attempt)) {
    const Explanation told = explanations.of(call->rule);
    because << told.what << told.why;
  }
  PosedQuestion posed;
  posed.ask =
      First::tr("You restart the server after %n second(s). Will it work?", nullptr, int(seconds));
  posed.choices = {First::tr("Yes, it works"), First::tr("No, it fails")};
  posed.right = attempt.worked() ? 0 : 1;
  posed.because = inOneText(because);
  return FirstQuestion{posed, attempt.decided};
}

}  // namespace linger
