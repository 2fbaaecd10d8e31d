#include "app/verdict/rebind_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "app/document/blocker_words.h"
#include "app/document/words.h"
#include "app/files/sentences.h"
#include "model/trace/restarts.h"

namespace linger {
namespace {

struct Verdicts {
  Q_DECLARE_TR_FUNCTIONS(Verdicts)
};

/// What is left of a wait, in steps that the eye can follow.
QString leftText(Duration left) {
  const double step = left < 10s ? 10'000.0 : left < 4min ? 100'000.0 : 1'000'000.0;
  const double rounded = std::max(1.0, std::round(double(left.count()) / step)) * step;
  return durationText(Duration(std::llround(rounded)));
}

QString reasonText(const Trace& trace, const RebindQuery& query, const VerdictInterval& interval) {
  const Verdict& verdict = interval.verdict;
  if (verdict.rule == kNoPower) return Verdicts::tr("The host has no power.");
  const QString call = text(nameOf(verdict.failedAt.value_or(Call::Bind)));
  const QString error = text(nameOf(verdict.result));
  if (!interval.blocker) return Verdicts::tr("%1() fails with %2.").arg(call, error);
  return Verdicts::tr("%1() fails with %2: %3. %4")
      .arg(call, error, blockerText(*interval.blocker),
           ownerText(trace, query.program, *interval.blocker));
}

/// Whether the host is set as its system comes out of the box.
bool isAsShipped(const TraceHost& host) {
  if (!host.settings) return true;
  StackSettings shipped = settingsOf(profileOf(host));
  shipped.seed = host.settings->seed;
  return *host.settings == shipped;
}

/// A rule stays measured whatever the times are; the times of a changed run are computed.
QString evidenceText(const Trace& trace, const RebindQuery& query, const Verdict& verdict) {
  const TraceHost& host = trace.hosts[query.program.host];
  const OsProfile& profile = profileOf(host);
  const QString system =
      QStringLiteral("%1 %2").arg(text(profile.title), text(profile.version)).trimmed();
  const QString known = Verdicts::tr("%1, %2").arg(wordFor(verdict.evidence), system);
  if (verdict.evidence != Evidence::Measured || isAsShipped(host)) return known;
  return Verdicts::tr("rule: %1; times: computed with the scene's settings").arg(known);
}

}  // namespace

QString wordsFor(const ReuseOptions& options) {
  QStringList names;
  if (options.reuseAddr) names << text(nameOf(SocketOption::ReuseAddr));
  if (options.reusePort) names << text(nameOf(SocketOption::ReusePort));
  if (options.exclusive) names << text(nameOf(SocketOption::Exclusive));
  return names.isEmpty() ? Verdicts::tr("no option") : names.join(QStringLiteral(" + "));
}

QString wordsFor(const RebindQuery& query) {
  const QString now = wordsFor(query.newOptions);
  if (!query.oldOptions) return now;
  const bool nothing = query.newOptions == ReuseOptions{};
  if (*query.oldOptions == query.newOptions) {
    return nothing ? Verdicts::tr("no option on either") : Verdicts::tr("%1, both").arg(now);
  }
  if (*query.oldOptions == ReuseOptions{}) return Verdicts::tr("%1, new only").arg(now);
  const QString old = wordsFor(*query.oldOptions);
  return nothing ? Verdicts::tr("%1, old only").arg(old)
                 : Verdicts::tr("new %1, old %2").arg(now, old);
}

QString laneName(const RebindQuery& query, bool isNamedAbove) {
  constexpr ReuseOptions kNone{};
  constexpr ReuseOptions kReuseAddr{.reuseAddr = true};
  if (query.newOptions == kNone) {
    const ReuseOptions old = query.oldOptions.value_or(query.program.options);
    if (old == kNone) return Verdicts::tr("No run sets SO_REUSEADDR");
    if (old == kReuseAddr) return Verdicts::tr("Old run sets SO_REUSEADDR");
  }
  if (query.newOptions == kReuseAddr && query.oldOptions == kNone) {
    return isNamedAbove ? Verdicts::tr("Only the new run sets it")
                        : Verdicts::tr("New run sets SO_REUSEADDR");
  }
  if (query.newOptions == kReuseAddr && query.oldOptions == kReuseAddr) {
    return isNamedAbove ? Verdicts::tr("Both runs set it")
                        : Verdicts::tr("Both runs set SO_REUSEADDR");
  }
  const bool isAsRun = !query.oldOptions && query.newOptions == query.program.options;
  return isAsRun ? Verdicts::tr("As in this run") : wordsFor(query);
}

QString whoSets(const RebindQuery& query) {
  return Verdicts::tr("The restarted program's socket sets: %1. The old one had: %2.")
      .arg(wordsFor(query.newOptions),
           query.oldOptions ? wordsFor(*query.oldOptions) : Verdicts::tr("what its program set"));
}

const VerdictInterval* intervalAt(const std::vector<VerdictInterval>& intervals, SimTime at) {
  const auto later = std::upper_bound(
      intervals.begin(), intervals.end(), at,
      [](SimTime t, const VerdictInterval& interval) { return t < interval.from; });
  return later == intervals.begin() ? nullptr : &*std::prev(later);
}

QString resultWord(const VerdictInterval& interval) {
  if (interval.verdict.works()) return Verdicts::tr("works");
  if (interval.verdict.rule == kNoPower) return Verdicts::tr("no power");
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
                           : Verdicts::tr("%1, %2").arg(resultWord(interval), blocker);
}

QString VerdictWords::sentence() const {
  const QString all = inOneText({headline, reason});
  return evidence.isEmpty() ? all : Verdicts::tr("%1 (%2)").arg(all, evidence);
}

VerdictWords explain(const Trace& trace, const RebindQuery& query, const VerdictInterval& interval,
                     SimTime at) {
  const Verdict& verdict = interval.verdict;
  VerdictWords words;
  if (verdict.works()) {
    words.headline = Verdicts::tr("Yes.");
    words.reason = query.program.listens ? Verdicts::tr("bind() and listen() succeed.")
                                         : Verdicts::tr("bind() succeeds.");
  } else {
    words.headline =
        interval.clears && *interval.clears > at
            ? Verdicts::tr("No. Not for another %1.").arg(leftText(*interval.clears - at))
            : Verdicts::tr("No. The port stays taken for the rest of this run.");
    words.reason = reasonText(trace, query, interval);
  }
  if (verdict.rule != kNoPower) words.evidence = evidenceText(trace, query, verdict);
  return words;
}

QString wordFor(Evidence evidence) {
  switch (evidence) {
    case Evidence::Measured: return Verdicts::tr("measured");
    case Evidence::Source: return Verdicts::tr("from source code");
    case Evidence::Documented: return Verdicts::tr("documented");
    case Evidence::Secondary: return Verdicts::tr("from secondary sources");
    case Evidence::Disputed: return Verdicts::tr("disputed");
  }
  return {};
}

}  // namespace linger
