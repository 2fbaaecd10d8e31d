#include "app/verdict/question_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "app/document/words.h"

namespace linger {
namespace {

struct Verdicts {
  Q_DECLARE_TR_FUNCTIONS(Verdicts)
};

/// What is left of a wait, in steps that the eye can follow.
QString leftText(Duration left) {
  const double step = left < 10s ? 10'000.0 : left < 10min ? 100'000.0 : 1'000'000.0;
  const double rounded = std::max(1.0, std::round(double(left.count()) / step)) * step;
  return durationText(Duration(std::llround(rounded)));
}

/// "TIME-WAIT 192.0.2.20:8080 ↔ 192.0.2.10:51514"
QString socketText(const SocketFacts& socket) {
  const QString state = socket.transport == Transport::Udp ? Verdicts::tr("the UDP socket")
                                                           : text(nameOf(socket.state));
  const QString local = text(socket.local.toString());
  if (!socket.remote) return QStringLiteral("%1 %2").arg(state, local);
  return QStringLiteral("%1 %2 ↔ %3").arg(state, local, text(socket.remote->toString()));
}

QString ownerText(const Trace& trace, HostIndex host, const SocketFacts& socket) {
  if (socket.owner.value == 0) return Verdicts::tr("which no process owns");
  for (const ProcessRecord& process : trace.processes) {
    if (process.host != host || process.id != socket.owner) continue;
    return Verdicts::tr("which the process \"%1\" owns").arg(text(process.name));
  }
  return Verdicts::tr("which a process owns");
}

QString reasonText(const Trace& trace, const RebindQuestion& question,
                   const VerdictInterval& interval) {
  const Verdict& verdict = interval.verdict;
  const QString call = text(nameOf(verdict.failedAt.value_or(Call::Bind)));
  const QString error = text(nameOf(verdict.result));
  if (!interval.blocker) return Verdicts::tr("%1() gives %2").arg(call, error);
  return Verdicts::tr("%1() gives %2 because of %3, %4")
      .arg(call, error, socketText(*interval.blocker),
           ownerText(trace, question.program.host, *interval.blocker));
}

}  // namespace

QString wordsFor(const ReuseOptions& options) {
  QStringList names;
  if (options.reuseAddr) names << text(nameOf(SocketOption::ReuseAddr));
  if (options.reusePort) names << text(nameOf(SocketOption::ReusePort));
  if (options.exclusive) names << text(nameOf(SocketOption::Exclusive));
  return names.isEmpty() ? Verdicts::tr("no option") : names.join(QStringLiteral(" + "));
}

QString wordsFor(const RebindQuestion& question) {
  const QString now = wordsFor(question.newOptions);
  if (!question.oldOptions) return now;
  const bool nothing = question.newOptions == ReuseOptions{};
  if (*question.oldOptions == question.newOptions) {
    return nothing ? Verdicts::tr("no option on either") : Verdicts::tr("%1, both").arg(now);
  }
  if (*question.oldOptions == ReuseOptions{}) return Verdicts::tr("%1, new only").arg(now);
  const QString old = wordsFor(*question.oldOptions);
  return nothing ? Verdicts::tr("%1, old only").arg(old)
                 : Verdicts::tr("new %1, old %2").arg(now, old);
}

QString whoSets(const RebindQuestion& question) {
  return Verdicts::tr("The restarted program's socket sets: %1. The old one had: %2.")
      .arg(wordsFor(question.newOptions), question.oldOptions
                                              ? wordsFor(*question.oldOptions)
                                              : Verdicts::tr("what its program set"));
}

const VerdictInterval* intervalAt(const std::vector<VerdictInterval>& intervals, SimTime at) {
  const auto later = std::upper_bound(
      intervals.begin(), intervals.end(), at,
      [](SimTime t, const VerdictInterval& interval) { return t < interval.from; });
  return later == intervals.begin() ? nullptr : &*std::prev(later);
}

QString resultWord(const VerdictInterval& interval) {
  if (interval.verdict.works()) return Verdicts::tr("works");
  return text(nameOf(interval.verdict.result));
}

QString blockerWord(const VerdictInterval& interval) {
  if (interval.verdict.works() || !interval.blocker) return {};
  if (interval.blocker->transport == Transport::Udp) return QStringLiteral("UDP");
  return text(nameOf(interval.blocker->state));
}

QString answerWords(const VerdictInterval& interval) {
  const QString blocker = blockerWord(interval);
  return blocker.isEmpty() ? resultWord(interval)
                           : QStringLiteral("%1, %2").arg(resultWord(interval), blocker);
}

QString VerdictWords::sentence() const {
  QString all = headline;
  if (!reason.isEmpty()) all += QStringLiteral(": ") + reason;
  if (!evidence.isEmpty()) all += QStringLiteral(" (%1)").arg(evidence);
  return all;
}

VerdictWords explain(const Trace& trace, const RebindQuestion& question,
                     const VerdictInterval& interval, SimTime at) {
  const Verdict& verdict = interval.verdict;
  VerdictWords words;
  if (verdict.works()) {
    words.headline = Verdicts::tr("Yes");
    words.reason = Verdicts::tr("bind() and listen() work");
  } else {
    words.headline = interval.clears && *interval.clears > at
                         ? Verdicts::tr("No, for another %1").arg(leftText(*interval.clears - at))
                         : Verdicts::tr("No, and nothing in this run clears it");
    words.reason = reasonText(trace, question, interval);
  }
  const OsProfile& profile = profileOf(trace.hosts[question.program.host]);
  words.evidence = Verdicts::tr("%1, %2 %3")
                       .arg(wordFor(verdict.evidence), text(profile.title), text(profile.version))
                       .trimmed();
  return words;
}

QString wordFor(Evidence evidence) {
  switch (evidence) {
    case Evidence::Measured: return Verdicts::tr("measured");
    case Evidence::Source: return Verdicts::tr("read in its source");
    case Evidence::Documented: return Verdicts::tr("documented");
    case Evidence::Secondary: return Verdicts::tr("from others' accounts");
    case Evidence::Disputed: return Verdicts::tr("disputed");
  }
  return {};
}

}  // namespace linger
