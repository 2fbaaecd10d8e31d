#include <QCoreApplication>

#include "app/cli/options.h"
#include "app/cli/verb.h"
#include "app/files/trace_json.h"
#include "app/files/trace_text.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::RunVerb)
};

constexpr std::size_t kTraceColumns = 1000;  ///< A record a line, whatever its length.

QByteArray jsonOf(const Trace& trace) {
  return QByteArray::fromStdString(toPrettyJson(traceJson(trace), kTraceColumns));
}

QByteArray textOf(const Trace& trace) {
  return traceText(trace).toUtf8();
}

struct Format {
  const char* name;
  QByteArray (*write)(const Trace& trace);
};

constexpr Format kFormats[] = {{"text", textOf}, {"json", jsonOf}};

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

int run(const Arguments& arguments, Console& console) {
  const QString name = arguments.value("--format", "text");
  const Format* const format = formatNamed(name);
  if (format == nullptr) {
    console.complain(
        Text::tr("--format: found \"%1\", expected one of %2").arg(name, formatNames()));
    return kBadUsage;
  }
  const auto scenario = editedScenario(arguments.operands[0], arguments, console);
  if (!scenario) return kBadUsage;
  return console.write(format->write(simulate(*scenario)), arguments.value("-o")) ? kSuccess
                                                                                  : kBadUsage;
}

}  // namespace

Verb runVerb() {
  Verb verb;
  verb.name = QStringLiteral("run");
  verb.operands = QStringLiteral("SCENARIO");
  verb.leastOperands = verb.mostOperands = 1;
  verb.summary = Text::tr("runs a scenario, a built-in's name or a file, and prints the trace");
  verb.options = {{QStringLiteral("--format"), QStringLiteral("FORMAT"),
                   Text::tr("%1; text if not given").arg(formatNames())},
                  outputOption()};
  for (const OptionSpec& option : editOptions()) verb.options.push_back(option);
  verb.run = run;
  return verb;
}

}  // namespace linger
