#include <QCoreApplication>

#include "app/files/trace/trace_text.h"
#include "model/trace/rebind.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::VerdictText)
};

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString queryText(const RebindQuery& query) {
  if (!query.newOptions.reuseAddr) return Text::tr("without options");
  const bool onBoth = query.oldOptions && query.oldOptions->reuseAddr;
  return onBoth ? Text::tr("with SO_REUSEADDR on the old socket and the new one")
                : Text::tr("with SO_REUSEADDR on the new socket only");
}

QString ownerText(const SocketFacts& facts) {
  if (facts.owner.value == 0) return Text::tr("no process owns it");
  if (facts.sharers.empty()) return Text::tr("process %1 owns it").arg(facts.owner.value);
  QStringList processes{QString::number(facts.owner.value)};
  for (const ProcessId sharer : facts.sharers) processes << QString::number(sharer.value);
  return Text::tr("processes %1 own it").arg(processes.join(QStringLiteral(", ")));
}

QString blockerText(const SocketFacts& facts) {
  const QString ends = facts.remote ? QStringLiteral("%1 ↔ %2").arg(text(facts.local.toString()),
                                                                    text(facts.remote->toString()))
                                    : text(facts.local.toString());
  const QString owner = ownerText(facts);
  const bool isUdp = facts.transport == Transport::Udp;
  const QString kind = isUdp ? QStringLiteral("UDP") : text(nameOf(facts.state));
  return QStringLiteral("%1 %2, %3").arg(kind, ends, owner);
}

QString answerText(const VerdictInterval& interval) {
  if (interval.verdict.works()) return Text::tr("works");
  QString answer = text(nameOf(interval.verdict.result));
  if (interval.verdict.failedAt)
    answer += Text::tr(" from %1()").arg(text(nameOf(*interval.verdict.failedAt)));
  if (interval.blocker) answer += Text::tr(", because of %1").arg(blockerText(*interval.blocker));
  return answer;
}

/// Neighbours that work for different reasons made one.
std::vector<VerdictInterval> joined(const std::vector<VerdictInterval>& intervals) {
  std::vector<VerdictInterval> joined;
  for (const VerdictInterval& interval : intervals) {
    if (!joined.empty() && joined.back().verdict.works() && interval.verdict.works()) {
      joined.back().to = interval.to;
    } else {
      joined.push_back(interval);
    }
  }
  return joined;
}

}  // namespace

QString verdictText(const Trace& trace) {
  if (!trace.server) return {};
  const int digits = digitsNeeded(trace);
  const OsProfile& system = profileOf(trace.hosts[trace.server->host]);
  QString verdicts = Text::tr("Would \"%1\" get its port if it were started again on %2?\n")
                         .arg(text(trace.server->name), text(system.title));
  for (const RebindQuery& query : standardQueries(trace)) {
    const auto intervals = rebindVerdicts(trace, query);
    if (intervals.empty()) continue;
    verdicts += QStringLiteral("  %1 (%2)\n")
                    .arg(queryText(query), text(nameOf(intervals[0].verdict.evidence)));
    for (const VerdictInterval& interval : joined(intervals)) {
      const QString to = interval.to ? secondsText(*interval.to, digits) : QString();
      verdicts += QStringLiteral("  %1 – %2  %3\n")
                      .arg(secondsText(interval.from, digits).rightJustified(10),
                           to.leftJustified(10), answerText(interval));
    }
  }
  return verdicts;
}

}  // namespace linger
