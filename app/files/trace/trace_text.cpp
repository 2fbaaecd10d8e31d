#include "app/files/trace/trace_text.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/files/trace/text_ladder.h"
#include "app/files/trace/trace_rows.h"
#include "model/sim/duration_text.h"
#include "model/sim/scenario_run.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::TraceText)
};

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString hostsText(const Trace& trace) {
  QString lines;
  if (!trace.title.empty()) lines += text(trace.title) + QLatin1Char('\n');
  for (const TraceHost& host : trace.hosts) {
    lines += QStringLiteral("%1 %2").arg(text(host.name), text(host.address.toString()));
    if (host.os) lines += QStringLiteral(", %1").arg(text(profileOf(host).title));
    lines += QLatin1Char('\n');
  }
  return lines;
}

QString linkText(const Scenario& scenario) {
  QStringList link{Text::tr("round trip %1").arg(text(textOf(2 * scenario.link.delay)))};
  if (scenario.link.jitter > Duration{})
    link << Text::tr("jitter up to %1").arg(text(textOf(scenario.link.jitter)));
  if (scenario.link.loss > 0) link << Text::tr("loss %1 %").arg(100 * scenario.link.loss);
  if (scenario.link.deadFrom) {
    const QString from = text(textOf(scenario.link.deadFrom->time_since_epoch()));
    link << (scenario.link.deadUntil
                 ? Text::tr("dead from %1 until %2")
                       .arg(from, text(textOf(scenario.link.deadUntil->time_since_epoch())))
                 : Text::tr("dead from %1 on").arg(from));
  }
  if (scenario.link.forgetsAfter)
    link << Text::tr("forgets a connection idle for %1")
                .arg(text(textOf(*scenario.link.forgetsAfter)));
  if (scenario.msl) link << Text::tr("MSL %1").arg(text(textOf(*scenario.msl)));
  if (scenario.link.jitter > Duration{} || scenario.link.loss > 0)
    link << Text::tr("seed %1").arg(scenario.seed);
  return link.join(QStringLiteral(", ")) + QLatin1Char('\n');
}

QString listText(const Trace& trace, int digits) {
  QString list;
  for (const TraceRow& row : traceRows(trace)) {
    const QString time = secondsText(row.at, digits).rightJustified(10);
    if (row.arrow) {
      const SegmentRecord& segment = trace.segments[row.arrow->segment];
      const bool leaves = row.arrow->part != ArrowPiece::Part::Arrives &&
                          row.arrow->part != ArrowPiece::Part::Vanishes;
      list += QStringLiteral("%1  %2 %3 %4  %5\n")
                  .arg(time, text(segment.source.toString()),
                       leaves ? QStringLiteral("─▶") : QStringLiteral("▶│"),
                       text(segment.destination.toString()), labelOf(segment));
    }
    for (HostIndex host = 0; host < row.texts.size(); ++host) {
      if (row.texts[host].isEmpty()) continue;
      list +=
          QStringLiteral("%1  %2: %3\n").arg(time, text(trace.hosts[host].name), row.texts[host]);
    }
  }
  return list;
}

QString truncationText(const Trace& trace, int digits) {
  return Text::tr("The run is cut short at %1 s: it has as many entries as it may have, %2.")
             .arg(secondsText(trace.truncated->at, digits))
             .arg(trace.truncated->entries) +
         QLatin1Char('\n');
}

}  // namespace

QString traceText(const ScenarioRun& run) {
  const Trace& trace = run.trace;
  const int digits = digitsNeeded(trace);
  const bool isLadder = trace.hosts.size() == 2;
  QString whole = hostsText(trace);
  if (run.hasScenario()) whole += linkText(run.scenario);
  whole += QLatin1Char('\n');
  whole += isLadder ? ladderText(trace, digits) : listText(trace, digits);
  if (trace.truncated) whole += truncationText(trace, digits);
  const QString verdicts = verdictText(trace);
  if (!verdicts.isEmpty()) whole += QLatin1Char('\n') + verdicts;
  return whole;
}

QString secondsText(SimTime at, int digits) {
  const std::int64_t us = microseconds(at);
  const QString fraction = QStringLiteral("%1").arg(us % 1'000'000, 6, 10, QLatin1Char('0'));
  return QStringLiteral("%1.%2").arg(us / 1'000'000).arg(fraction.left(digits));
}

int digitsNeeded(const Trace& trace) {
  const bool isWhole =
      std::all_of(trace.eventLog.begin(), trace.eventLog.end(),
                  [](const Entry& entry) { return microseconds(entry.at) % 1000 == 0; });
  return isWhole ? 3 : 6;
}

}  // namespace linger
