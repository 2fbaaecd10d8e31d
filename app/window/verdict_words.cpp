#include "app/window/verdict_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "app/document/words.h"

namespace linger {
namespace {

struct Verdicts {
  Q_DECLARE_TR_FUNCTIONS(VerdictPanel)
};

QString secondsLeft(Duration left) {
  const double seconds = static_cast<double>(microseconds(left)) / 1e6;
  return Verdicts::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
}

QString answerText(const VerdictInterval& interval, SimTime at) {
  if (interval.verdict.works()) return Verdicts::tr("yes");
  const QString error = text(nameOf(interval.verdict.result));
  if (!interval.clears) return Verdicts::tr("no, %1, and not while this lasts").arg(error);
  return Verdicts::tr("no, %1 for another %2").arg(error, secondsLeft(*interval.clears - at));
}

QString ownerText(const Trace& trace, HostIndex host, const SocketFacts& blocker) {
  if (blocker.owner == ProcessId{}) return Verdicts::tr("owned by no process");
  const auto process = std::ranges::find_if(trace.processes, [&](const ProcessRecord& record) {
    return record.host == host && record.id == blocker.owner;
  });
  if (process == trace.processes.end()) return Verdicts::tr("owned by a process");
  const Program& program = trace.scenario.hosts[host].programs[process->program];
  return Verdicts::tr("owned by the running “%1”").arg(text(program.name));
}

QString blockerText(const Trace& trace, HostIndex host, const SocketFacts& blocker) {
  QString socket = text(nameOf(blocker.state)) + u' ' + text(blocker.local.toString());
  if (blocker.remote) socket += QStringLiteral(" ↔ ") + text(blocker.remote->toString());
  return Verdicts::tr("blocked by %1, %2").arg(socket, ownerText(trace, host, blocker));
}

}  // namespace

QString nameOf(Evidence evidence, bool asAdjective) {
  if (!asAdjective) return text(nameOf(evidence));
  switch (evidence) {
    case Evidence::Measured: return Verdicts::tr("measured");
    case Evidence::Source: return Verdicts::tr("read in the source");
    case Evidence::Documented: return Verdicts::tr("documented by the maker");
    case Evidence::Secondary: return Verdicts::tr("said by others");
    case Evidence::Disputed: return Verdicts::tr("disputed");
  }
  return {};
}

RestartAnswer verdictWords(const Trace& trace, const RebindQuestion& question,
                           const VerdictInterval& interval, SimTime at) {
  RestartAnswer words{answerText(interval, at), {}};
  if (interval.blocker) words.because = blockerText(trace, question.host, *interval.blocker);
  const QString known = nameOf(interval.verdict.evidence, true);
  words.because += words.because.isEmpty() ? known : Verdicts::tr(" (%1)").arg(known);
  return words;
}

}  // namespace linger
