#include <QCoreApplication>

#include "app/cli/options.h"
#include "app/cli/progress_line.h"
#include "app/cli/unmet_impairments.h"
#include "app/cli/verb.h"
#include "app/files/trace/pcapng_writer.h"
#include "app/files/trace/trace_json.h"
#include "app/files/trace/trace_text.h"
#include "app/live/kernel_run.h"
#include "app/live/trace_parcel.h"
#include "model/sim/scenario_run.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::RunVerb)
};

constexpr qulonglong kMostEntries = 100'000'000;
constexpr std::size_t kTraceColumns = 1000;  ///< A record a line, whatever its length.

/// A run, and what ran it: "linger", or the system whose kernel it was.
struct EngineRun {
  ScenarioRun made;
  std::string engine;
};

QByteArray jsonOf(const EngineRun& run, HostIndex) {
  QByteArray json;
  const auto append = [&json](std::string_view piece) {
    json.append(piece.data(), qsizetype(piece.size()));
    return true;
  };
  writeTraceJson(run.made, kTraceColumns, append, run.engine);
  return json;
}

/// The same to standard output, record by record: a long run is never in memory as JSON.
bool printJson(const EngineRun& run, Console& console) {
  bool isGood = true;
  const auto print = [&](std::string_view piece) { return isGood = console.print(piece); };
  writeTraceJson(run.made, kTraceColumns, print, run.engine);
  return isGood && console.print({});
}

QByteArray textOf(const EngineRun& run, HostIndex) {
  return traceText(run.made).toUtf8();
}

QByteArray captureOf(const EngineRun& run, HostIndex captured) {
  return captureFile(run.made.trace, captured);
}

QByteArray recordsOf(const EngineRun& run, HostIndex) {
  return packRecords(run.made.trace);
}

struct Format {
  const char* name;
  QByteArray (*write)(const EngineRun& run, HostIndex captured);
  bool isForPeople = true;  ///< Else for another process of this program, and not told of.
};

constexpr Format kFormats[] = {
    {"text", textOf}, {"json", jsonOf}, {"pcapng", captureOf}, {"records", recordsOf, false}};

const Format* formatNamed(const QString& name) {
  for (const Format& format : kFormats) {
    if (name == QLatin1String(format.name)) return &format;
  }
  return nullptr;
}

QString formatNames() {
  QStringList names;
  for (const Format& format : kFormats) {
    if (format.isForPeople) names << QString::fromLatin1(format.name);
  }
  return names.join(QStringLiteral(", "));
}

/// The host that --capture names, else the server.
std::optional<HostIndex> capturedHost(const Arguments& arguments, const Trace& trace,
                                      Console& console) {
  if (!arguments.has("--capture")) return captureHost(trace);
  const QString name = arguments.value("--capture");
  QStringList names;
  for (const TraceHost& host : trace.hosts) names << QString::fromStdString(host.name);
  const auto index = names.indexOf(name);
  if (index >= 0) return HostIndex(index);
  console.complain(
      Text::tr("--capture: found the host \"%1\", expected one of %2").arg(name, names.join(", ")));
  return std::nullopt;
}

/// How many entries the run may have: what --limit says, from 1 to kMostEntries.
std::optional<std::size_t> limitOf(const Arguments& arguments, Console& console) {
  if (!arguments.has("--limit")) return RunLimits{}.entries;
  const QString given = arguments.value("--limit");
  bool isNumber = false;
  const qulonglong entries = given.toULongLong(&isNumber);
  if (isNumber && entries >= 1 && entries <= kMostEntries) return std::size_t(entries);
  console.complain(Text::tr("--limit: found \"%1\", expected a whole number from 1 to %2")
                       .arg(given)
                       .arg(kMostEntries));
  return std::nullopt;
}

void tellTruncation(const Truncation& truncated, Console& console) {
  console.complain(Text::tr("the run is cut short at %1 s: it has as many entries as it may have, "
                            "%2; --limit raises that")
                       .arg(secondsText(truncated.at, 6))
                       .arg(truncated.entries));
}

/// Runs it in the simulation or on this machine's kernel, as --on says.
std::optional<EngineRun> runOn(const QString& engine, const Scenario& scenario,
                               const RunLimits& limits, Console& console) {
  if (engine == QStringLiteral("linger")) return EngineRun{runOf(scenario, limits), "linger"};
  if (engine != QStringLiteral("kernel")) {
    console.complain(Text::tr("--on: found \"%1\", expected one of linger, kernel").arg(engine));
    return std::nullopt;
  }
  ProgressLine progress;
  QString problem;
  auto trace = runOnKernel(scenario, problem, [&progress](SimTime now) {
    const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - kSimStart);
    progress.show(Text::tr("%1 s of the scene have passed").arg(passed.count()));
  });
  if (trace) return EngineRun{{scenario, std::move(*trace)}, kernelName()};
  progress.wipe();
  console.complain(Text::tr("this scenario cannot run on the kernel: %1").arg(problem));
  return std::nullopt;
}

int run(const Arguments& arguments, Console& console) {
  const QString name = arguments.value("--format", "text");
  const Format* const format = formatNamed(name);
  if (format == nullptr) {
    console.complain(
        Text::tr("--format: found \"%1\", expected one of %2").arg(name, formatNames()));
    return kBadUsage;
  }
  const auto scenario = scenarioOf(arguments.operands[0], arguments, console);
  if (!scenario) return kBadUsage;
  const auto limit = limitOf(arguments, console);
  if (!limit) return kBadUsage;
  const auto run =
      runOn(arguments.value("--on", "linger"), *scenario, {std::nullopt, *limit}, console);
  if (!run) return kBadUsage;
  const Trace& trace = run->made.trace;
  const auto host = capturedHost(arguments, trace, console);
  if (!host) return kBadUsage;
  if (trace.truncated) tellTruncation(*trace.truncated, console);
  tellUnmetImpairments(*scenario, trace, console);
  const bool isLong = format->write == jsonOf && !arguments.has("-o");
  if (isLong) return printJson(*run, console) ? kSuccess : kBadUsage;
  const QByteArray written = format->write(*run, *host);
  return console.write(written, arguments.value("-o")) ? kSuccess : kBadUsage;
}

}  // namespace

Verb runVerb() {
  Verb verb;
  verb.name = QStringLiteral("run");
  verb.operands = QStringLiteral("SCENARIO");
  verb.leastOperands = verb.mostOperands = 1;
  verb.summary = Text::tr(
      "runs a scenario (a built-in's name, a file, or - for standard input), prints the trace");
  verb.options = {{QStringLiteral("--format"), QStringLiteral("FORMAT"),
                   Text::tr("%1; text if not given").arg(formatNames())},
                  {QStringLiteral("--capture"), QStringLiteral("HOST"),
                   Text::tr("pcapng: the host whose interface is watched; else the server's")},
                  {QStringLiteral("--limit"), QStringLiteral("N"),
                   Text::tr("ends the run after N entries, and says so; %1 if not given")
                       .arg(RunLimits{}.entries)},
                  {QStringLiteral("--on"), QStringLiteral("ENGINE"),
                   Text::tr("linger, the simulation, if not given; or kernel: this machine's")},
                  outputOption()};
  for (const OptionSpec& option : editOptions()) verb.options.push_back(option);
  verb.run = run;
  return verb;
}

}  // namespace linger
