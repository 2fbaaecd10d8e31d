#include <QCoreApplication>

#include "app/cli/options.h"
#include "app/cli/verb.h"
#include "app/files/pcapng_writer.h"
#include "app/files/trace_json.h"
#include "app/files/trace_text.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::RunVerb)
};

constexpr std::size_t kTraceColumns = 1000;  ///< A record a line, whatever its length.

QByteArray jsonOf(const Trace& trace, HostIndex) {
  return QByteArray::fromStdString(toPrettyJson(traceJson(trace), kTraceColumns));
}

QByteArray textOf(const Trace& trace, HostIndex) {
  return traceText(trace).toUtf8();
}

struct Format {
  const char* name;
  QByteArray (*write)(const Trace& trace, HostIndex captured);
};

constexpr Format kFormats[] = {{"text", textOf}, {"json", jsonOf}, {"pcapng", captureFile}};

const Format* formatNamed(const QString& name) {
  for (const Format& format : kFormats) {
    if (name == QLatin1String(format.name)) return &format;
  }
  return nullptr;
}

QString formatNames() {
  QStringList names;
  for (const Format& format : kFormats) names << QString::fromLatin1(format.name);
  return names.join(QStringLiteral(", "));
}

/// The host that --capture names, else the server.
std::optional<HostIndex> capturedHost(const Arguments& arguments, const Scenario& scenario,
                                      Console& console) {
  if (!arguments.has("--capture")) return captureHost(scenario);
  const QString name = arguments.value("--capture");
  QStringList names;
  for (const Host& host : scenario.hosts) names << QString::fromStdString(host.name);
  const auto index = names.indexOf(name);
  if (index >= 0) return HostIndex(index);
  console.complain(
      Text::tr("--capture: found the host \"%1\", expected one of %2").arg(name, names.join(", ")));
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
  const auto host = capturedHost(arguments, *scenario, console);
  if (!host) return kBadUsage;
  const QByteArray written = format->write(simulate(*scenario), *host);
  return console.write(written, arguments.value("-o")) ? kSuccess : kBadUsage;
}

}  // namespace

Verb runVerb() {
  Verb verb;
  verb.name = QStringLiteral("run");
  verb.operands = QStringLiteral("SCENARIO");
  verb.leastOperands = verb.mostOperands = 1;
  verb.summary = Text::tr("runs a scenario (a built-in's name, a file, or - for standard input), prints the trace");
  verb.options = {{QStringLiteral("--format"), QStringLiteral("FORMAT"),
                   Text::tr("%1; text if not given").arg(formatNames())},
                  {QStringLiteral("--capture"), QStringLiteral("HOST"),
                   Text::tr("pcapng: the host whose interface is watched; else the server's")},
                  outputOption()};
  for (const OptionSpec& option : editOptions()) verb.options.push_back(option);
  verb.run = run;
  return verb;
}

}  // namespace linger
