#include <QCoreApplication>
#include <QSizeF>

#include "app/cli/fleet_callers.h"
#include "app/cli/load_options.h"
#include "app/cli/options.h"
#include "app/cli/verb.h"
#include "app/files/trace/trace_text.h"
#include "app/fleet/fleet_json.h"
#include "app/fleet/fleet_picture.h"
#include "app/fleet/fleet_text.h"
#include "app/fleet/load_words.h"
#include "model/fleet/coarse_fleet.h"
#include "model/sim/load.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::FleetVerb)
};

constexpr QSizeF kPictureSize{1000, 640};
constexpr Duration kShortest = 1ms;
constexpr int kMostTextLines = 60;  ///< Of one host, where --every does not say.

struct Counted {
  Scenario scenario;
  FleetRun run;
  FleetLimits limits;
  Look look = Look::Light;
};

struct Format {
  const char* name;
  QByteArray (*write)(const Counted& counted);
};

constexpr Format kFormats[] = {
    {"text",
     [](const Counted& made) { return fleetText(made.scenario, made.run, made.limits).toUtf8(); }},
    {"csv", [](const Counted& made) { return fleetCsv(made.run); }},
    {"json",
     [](const Counted& made) {
       return QByteArray::fromStdString(toPrettyJson(fleetJson(made.scenario, made.run)));
     }},
    {"svg",
     [](const Counted& made) {
       return fleetSvg(made.scenario, made.run, kPictureSize, made.look);
     }},
    {"png",
     [](const Counted& made) {
       return fleetPng(made.scenario, made.run, kPictureSize, made.look);
     }},
};

QString formatNames() {
  QStringList names;
  for (const Format& format : kFormats) names << QString::fromLatin1(format.name);
  return names.join(QStringLiteral(", "));
}

const Format* formatOf(const Arguments& arguments, Console& console) {
  const QString name = arguments.value("--format", "text");
  for (const Format& format : kFormats) {
    if (name == QLatin1String(format.name)) return &format;
  }
  console.complain(Text::tr("--format: found \"%1\", expected one of %2").arg(name, formatNames()));
  return nullptr;
}

std::optional<Look> lookOf(const Arguments& arguments, Console& console) {
  const QString theme = arguments.value("--theme", QStringLiteral("light"));
  if (theme == QStringLiteral("light")) return Look::Light;
  if (theme == QStringLiteral("dark")) return Look::Dark;
  console.complain(Text::tr("--theme: \"%1\" is neither light nor dark").arg(theme));
  return std::nullopt;
}

int fleet(const Arguments& arguments, Console& console) {
  const Format* const format = formatOf(arguments, console);
  if (!format) return kBadUsage;
  const auto look = lookOf(arguments, console);
  if (!look) return kBadUsage;
  auto scenario = scenarioOf(arguments.operands[0], arguments, console);
  if (!scenario) return kBadUsage;
  if (!isFleet(*scenario)) {
    console.complain(
        Text::tr("%1: found no program with arrivals, expected one").arg(arguments.operands[0]));
    return kBadUsage;
  }
  scenario = withLoadOptions(std::move(*scenario), arguments, console);
  if (!scenario) return kBadUsage;
  bool isGood = true;
  const auto every = durationOption(arguments, "--every", kShortest, console, isGood);
  if (!isGood) return kBadUsage;
  if (arguments.has("--caller")) return tellCallers(*scenario, format->name, arguments, console);
  Counted counted{*scenario, {}, {}, *look};
  counted.limits.every = every.value_or(QLatin1String(format->name) == QLatin1String("text")
                                            ? intervalFor(*scenario, kMostTextLines)
                                            : 1s);
  counted.run = runFleet(*scenario, counted.limits);
  if (counted.run.cut) {
    console.complain(Text::tr("the run is cut short after %1 s: %2")
                         .arg(secondsText(counted.run.samples.back().at, 3),
                              cutText(*counted.run.cut, counted.limits)));
  }
  return console.write(format->write(counted), arguments.value("-o")) ? kSuccess : kBadUsage;
}

}  // namespace

Verb fleetVerb() {
  Verb verb;
  verb.name = QStringLiteral("fleet");
  verb.operands = QStringLiteral("SCENARIO");
  verb.leastOperands = verb.mostOperands = 1;
  verb.summary = Text::tr("runs a scenario's arrivals, counts sockets, ports and failed calls");
  verb.options = {
      {QStringLiteral("--format"), QStringLiteral("FORMAT"),
       Text::tr("%1; text if not given").arg(formatNames())},
      {QStringLiteral("--every"), QStringLiteral("D"),
       Text::tr("interval between counts; every second if not given; in text at most %1 lines")
           .arg(kMostTextLines)},
      {QStringLiteral("--caller"), QStringLiteral("WHICH"),
       Text::tr("prints one caller's story: its number, first, or first-failed; or, with every-N, "
                "that of every Nth caller")},
      {QStringLiteral("--theme"), QStringLiteral("light|dark"),
       Text::tr("of pictures; light if not given")},
      outputOption()};
  for (const OptionSpec& option : loadOptions()) verb.options.push_back(option);
  for (const OptionSpec& option : editOptions()) verb.options.push_back(option);
  verb.paints = true;
  verb.run = fleet;
  return verb;
}

}  // namespace linger
