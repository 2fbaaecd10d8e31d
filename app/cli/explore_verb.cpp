#include <QCoreApplication>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/cli/interruption.h"
#include "app/cli/option_values.h"
#include "app/cli/options.h"
#include "app/cli/progress_line.h"
#include "app/cli/verb.h"
#include "app/document/property_words.h"
#include "app/files/trace/explore_json.h"
#include "app/files/trace/explore_text.h"
#include "model/sim/duration_text.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ExploreVerb)
};

constexpr int kMostFaults = 9;
constexpr std::uint64_t kMostRuns = 1'000'000'000;
constexpr std::uint64_t kMostThreads = 256;
constexpr auto kProgressEvery = std::chrono::milliseconds(100);

QString toText(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QString nameOf(Property property) {
  return toText(ruleOf(property).key);
}

/// All that the options ask.
struct Asked {
  Scenario scenario;
  Duration msl{};
  std::vector<Duration> timeWaits;
  ImpairmentBudget budget;
  std::vector<Property> properties;
  NextNumbers nextNumbers = NextNumbers::Worst;
  ExploreLimits limits;
};

/// Reads the options, and complains about each that is not as it should be.
class Asking {
 public:
  Asking(const Arguments& arguments, Console& console)
      : arguments_(arguments), console_(console), values_(arguments, console) {}

  std::optional<Asked> asked() {
    auto scenario = scenarioOf(arguments_.operands[0], arguments_, console_);
    if (!scenario) return std::nullopt;
    Asked asked;
    asked.msl = mslOf(*scenario);
    asked.scenario = std::move(*scenario);
    asked.budget = budget();
    asked.timeWaits = timeWaits(asked.msl);
    asked.properties = properties();
    asked.nextNumbers = nextNumbers();
    asked.limits.runs = values_.whole("--limit", 1, kMostRuns).value_or(ExploreLimits{}.runs);
    asked.limits.threads = unsigned(values_.whole("--threads", 1, kMostThreads).value_or(0));
    if (!values_.isGood()) return std::nullopt;
    return asked;
  }

 private:
  /// One of each where nothing is said.
  ImpairmentBudget budget() {
    bool isSaid = false;
    for (const char* option : {"--losses", "--duplicates", "--delays"}) {
      isSaid = isSaid || arguments_.has(QLatin1String(option));
    }
    const std::uint64_t otherwise = isSaid ? 0 : 1;
    const auto count = [&](const QString& option) {
      return int(values_.whole(option, 0, kMostFaults).value_or(otherwise));
    };
    return {count(QStringLiteral("--losses")), count(QStringLiteral("--duplicates")),
            count(QStringLiteral("--delays"))};
  }

  std::vector<Duration> timeWaits(Duration msl) {
    const QString list =
        arguments_.value("--time-wait", QStringLiteral("0s,0.5msl,1msl,1.5msl,2msl"));
    std::vector<Duration> lengths;
    for (const QString& word : list.split(QLatin1Char(','))) {
      const std::optional<Duration> length = timeWait(word.trimmed(), msl);
      if (length && *length >= Duration{} && *length <= 2 * kLongestDuration) {
        lengths.push_back(*length);
        continue;
      }
      values_.fail("--time-wait", Text::tr("found \"%1\", expected 0, a duration such as 60s, or a "
                                           "number of MSLs such as 0.5msl, separated by commas")
                                      .arg(word));
    }
    return lengths;
  }

  /// "0", "60s", "0.5msl"
  static std::optional<Duration> timeWait(const QString& word, Duration msl) {
    if (word == QStringLiteral("0")) return Duration{};
    const QString unit = QStringLiteral("msl");
    if (!word.endsWith(unit)) return durationFrom(word.toStdString());
    bool isNumber = false;
    const double factor = word.chopped(unit.size()).toDouble(&isNumber);
    const double length = factor * double(microseconds(msl));
    const bool isLength =
        isNumber && length >= 0 && length <= 2.0 * double(kLongestDuration.count());
    if (!isLength) return std::nullopt;
    return Duration(qint64(length));
  }

  std::vector<Property> properties() {
    QStringList names;
    for (const QString& value : arguments_.values(QStringLiteral("--property"))) {
      names << value.split(QLatin1Char(','));
    }
    std::vector<Property> properties;
    QStringList all;
    for (const Property property : kAllProperties) all << nameOf(property);
    for (const QString& name : names) {
      const auto property = propertyNamed(name.trimmed().toStdString());
      if (property) {
        properties.push_back(*property);
      } else {
        values_.fail("--property", Text::tr("found \"%1\", expected list or one of %2")
                                       .arg(name, all.join(QStringLiteral(", "))));
      }
    }
    if (names.isEmpty()) properties.assign(kAllProperties.begin(), kAllProperties.end());
    return properties;
  }

  NextNumbers nextNumbers() {
    const QString word = arguments_.value("--next-iss", QStringLiteral("worst"));
    if (word == QStringLiteral("larger")) return NextNumbers::Larger;
    if (word != QStringLiteral("worst")) {
      values_.fail("--next-iss", Text::tr("found \"%1\", expected one of worst, larger").arg(word));
    }
    return NextNumbers::Worst;
  }

  const Arguments& arguments_;
  Console& console_;
  OptionValues values_;
};

/// Says on a terminal how many runs there have been, for as long as it lives.
class RunsShown {
 public:
  explicit RunsShown(const std::atomic<std::uint64_t>& runs)
      : shows_([this, &runs](const std::stop_token& stop) { show(runs, stop); }) {}

 private:
  void show(const std::atomic<std::uint64_t>& runs, const std::stop_token& stop) {
    ProgressLine line;
    std::unique_lock lock(mutex_);
    while (line.isTerminal() && !stop.stop_requested()) {
      line.show(Text::tr("%1 runs have been judged").arg(runs.load()));
      woken_.wait_for(lock, stop, kProgressEvery, [] { return false; });
    }
  }

  std::mutex mutex_;
  std::condition_variable_any woken_;
  std::jthread shows_;
};

/// After `stop` those that are left are there as well, with no runs or few.
std::vector<ExploreCell> cellsOf(const Asked& asked, const std::stop_token& stop) {
  std::atomic<std::uint64_t> runs = 0;
  const RunsShown shown(runs);
  std::vector<ExploreCell> cells;
  for (const Duration timeWait : asked.timeWaits) {
    const ExploreQuery query{asked.scenario, asked.msl,        timeWait,
                             asked.budget,   asked.properties, asked.nextNumbers};
    cells.push_back({timeWait, asked.budget, explore(query, asked.limits, stop, &runs)});
  }
  return cells;
}

/// "linger run restart --os freebsd": the scenario with the edits that were asked for, but its MSL.
QString commandOf(const Arguments& arguments) {
  QString command = QStringLiteral("linger run %1").arg(arguments.operands[0]);
  for (const OptionSpec& option : editOptions()) {
    if (option.name == QStringLiteral("--msl")) continue;
    for (const QString& value : arguments.values(option.name)) {
      command += QStringLiteral(" %1 %2").arg(option.name, value);
    }
  }
  return command;
}

QString propertyList() {
  QString list;
  for (const Property property : kAllProperties) {
    list += QStringLiteral("%1\n  %2\n  %3\n")
                .arg(nameOf(property), sentenceOf(property), toText(ruleOf(property).citation));
  }
  return list;
}

int exploreScenario(const Arguments& arguments, Console& console) {
  const QString format = arguments.value("--format", "text");
  if (format != QStringLiteral("text") && format != QStringLiteral("json")) {
    console.complain(Text::tr("--format: found \"%1\", expected one of text, json").arg(format));
    return kBadUsage;
  }
  if (arguments.values("--property") == QStringList{QStringLiteral("list")}) {
    return console.write(propertyList().toUtf8(), arguments.value("-o")) ? kSuccess : kBadUsage;
  }
  if (arguments.operands.isEmpty()) {
    console.complain(Text::tr("explore: expected a scenario (see linger explore --help)"));
    return kBadUsage;
  }
  const std::optional<Asked> asked = Asking(arguments, console).asked();
  if (!asked) return kBadUsage;
  const Interruption interruption;
  const std::vector<ExploreCell> cells = cellsOf(*asked, interruption.token());
  const QByteArray written = format == QStringLiteral("json")
                                 ? exploreJson(cells, asked->msl)
                                 : exploreText(cells, asked->msl, commandOf(arguments)).toUtf8();
  if (!console.write(written, arguments.value("-o"))) return kBadUsage;
  bool holds = true;
  for (const ExploreCell& cell : cells) {
    holds = holds && std::ranges::all_of(cell.answer, &PropertyAnswer::holds);
  }
  if (!holds) return kNegative;
  return interruption.hasCome() ? kInterrupted : kSuccess;
}

}  // namespace

Verb exploreVerb() {
  Verb verb;
  verb.name = QStringLiteral("explore");
  verb.operands = QStringLiteral("SCENARIO");
  verb.mostOperands = 1;
  verb.summary = Text::tr(
      "tries everything that the network may do to a scenario's segments, and shows what can go "
      "wrong");
  verb.options = {
      optionOf("--losses", "N", Text::tr("how many segments may be lost; at most 9")),
      optionOf("--duplicates", "N",
               Text::tr("of how many a copy may arrive later, up to the MSL after it was sent")),
      optionOf("--delays", "N",
               Text::tr("how many may arrive later; one of each, if none of the three is given")),
      optionOf("--time-wait", "LIST",
               Text::tr("lengths of TIME-WAIT; 0s,0.5msl,1msl,1.5msl,2msl, if not given")),
      optionOf("--property", "NAME",
               Text::tr("what has to hold; \"list\" tells all; every one, if not given"), true),
      optionOf("--next-iss", "WHICH",
               Text::tr("the initial number of a next connection between the same ports: the worst "
                        "that it can be, if not given, or larger than all of the last")),
      optionOf("--limit", "N",
               Text::tr("how many runs with the same number of impairments are judged at most; "
                        "8000000, if not given")),
      optionOf("--threads", "N", Text::tr("one for each core, if not given; changes no answer")),
      optionOf("--format", "FORMAT", Text::tr("text or json; text, if not given")),
      outputOption()};
  for (const OptionSpec& edit : editOptions()) verb.options.push_back(edit);
  verb.run = exploreScenario;
  return verb;
}

}  // namespace linger
