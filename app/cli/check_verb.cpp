#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QThread>
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "app/cli/check_report.h"
#include "app/cli/progress_line.h"
#include "app/cli/verb.h"
#include "app/files/json/json_value.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_library.h"
#include "app/live/kernel_run.h"
#include "app/live/scene_differences.h"
#include "model/sim/simulate.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::CheckVerb)
};

/// What --all leaves out because of its length.
constexpr Duration kLongest = 200s;

/// Most of a scene happens in its first seconds: they should not be everybody's at once.
constexpr unsigned long kMillisecondsBetweenStarts = 1500;

QString toText(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QJsonObject jsonOf(const Difference& difference) {
  QJsonObject json{{"what", toText(difference.what)},
                   {"host", toText(difference.host)},
                   {"at_us", qint64(microseconds(difference.at))},
                   {"model", toText(difference.model)},
                   {"kernel", toText(difference.kernel)}};
  if (difference.known) {
    json["name"] = toText(nameOf(*difference.known));
    json["why"] = whyOf(*difference.known);
    json["source"] = toText(sourceOf(*difference.known));
  }
  return json;
}

/// In what the kernel's run differs. A machine that is too busy makes it late: a run in which
/// nothing else is wrong is played once more.
std::optional<std::vector<Difference>> differencesOnKernel(const Scenario& scenario,
                                                           QString& problem) {
  ProgressLine progress;
  const auto show = [&progress](SimTime now) {
    const auto passed = std::chrono::duration_cast<std::chrono::seconds>(now - kSimStart);
    progress.show(Text::tr("%1 s of the scene have passed").arg(passed.count()));
  };
  std::vector<Difference> differences;
  for (int run = 0; run < 2; ++run) {
    const auto kernel = runOnKernel(scenario, problem, show);
    if (!kernel) return std::nullopt;
    differences = differencesOf(scenario, *kernel, kernelTick());
    const auto isFault = [](const Difference& each) { return !each.known; };
    const bool isWrong = std::ranges::any_of(
        differences, [&](const Difference& each) { return isFault(each) && !each.isLate; });
    if (isWrong || std::ranges::none_of(differences, isFault)) break;
  }
  return differences;
}

/// Runs a scenario on both engines, in this process.
std::optional<Checked> checkHere(const QString& name, Console& console) {
  auto scenario = loadScenario(name);
  if (!scenario) {
    console.complain(scenario.errors);
    return std::nullopt;
  }
  QString problem;
  const auto differences = differencesOnKernel(*scenario.value, problem);
  if (!differences) {
    console.complain(Text::tr("%1 cannot run on the kernel: %2").arg(name, problem));
    return std::nullopt;
  }
  Checked checked{name, {}, {}, {}};
  for (const Difference& difference : *differences) {
    (difference.known ? checked.explained : checked.differences) << jsonOf(difference);
  }
  return checked;
}

/// The same in a process of its own, so that many can run at once.
class CheckElsewhere {
 public:
  explicit CheckElsewhere(const QString& name) : name_(name) {
    process_.setProcessChannelMode(QProcess::SeparateChannels);
    process_.setChildProcessModifier(dieWithParent);
    process_.start(
        QCoreApplication::applicationFilePath(),
        {QStringLiteral("check"), name, QStringLiteral("--format"), QStringLiteral("json")});
  }

  std::optional<Checked> result(Console& console, ProgressLine& progress) {
    process_.waitForFinished(-1);
    const QJsonDocument json = QJsonDocument::fromJson(process_.readAllStandardOutput());
    const QJsonArray scenarios = json["scenarios"].toArray();
    if (scenarios.size() == 1) {
      return Checked{
          name_, {}, scenarios[0]["differences"].toArray(), scenarios[0]["explained"].toArray()};
    }
    const QString said = QString::fromUtf8(process_.readAllStandardError()).trimmed();
    progress.wipe();
    console.complain(said.mid(said.indexOf(QStringLiteral(": ")) + 2));
    return std::nullopt;
  }

 private:
  QString name_;
  QProcess process_;
};

/// Why --all leaves a built-in scenario out; empty where it does not.
QString whyNotAmongAll(const Scenario& scenario) {
  const QString why = whyNotOnKernel(scenario);
  if (!why.isEmpty()) return why;
  const Duration length = simulate(scenario).end - kSimStart;
  if (length <= kLongest) return {};
  return Text::tr("it takes %1 s; name it to run it")
      .arg(std::chrono::duration_cast<std::chrono::seconds>(length).count());
}

/// The longest first, so that the last to be started is over soon.
void sortByLength(QStringList& names) {
  const auto lengthOf = [](const QString& name) {
    const auto scenario = loadScenario(name);
    return scenario && whyNotOnKernel(*scenario.value).isEmpty() ? simulate(*scenario.value).end
                                                                 : kSimStart;
  };
  std::map<QString, SimTime> lengths;
  for (const QString& name : names) lengths[name] = lengthOf(name);
  std::ranges::stable_sort(names, std::greater<>(),
                           [&lengths](const QString& name) { return lengths[name]; });
}

std::optional<std::vector<Checked>> checkMany(QStringList names, bool isAll, Console& console) {
  std::vector<Checked> all;
  std::vector<std::unique_ptr<CheckElsewhere>> running;
  ProgressLine progress;
  sortByLength(names);
  for (const QString& name : names) {
    QString why;
    if (isAll) {
      if (const auto scenario = loadScenario(name)) why = whyNotAmongAll(*scenario.value);
    }
    if (!why.isEmpty()) {
      all.push_back({name, why, {}, {}});
      continue;
    }
    if (!running.empty()) QThread::msleep(kMillisecondsBetweenStarts);
    running.push_back(std::make_unique<CheckElsewhere>(name));
    progress.show(Text::tr("%1 scenarios have been started").arg(running.size()));
  }
  bool isGood = true;
  for (std::size_t i = 0; i < running.size(); ++i) {
    progress.show(Text::tr("%1 of %2 scenarios are done").arg(i).arg(running.size()));
    const auto checked = running[i]->result(console, progress);
    isGood = isGood && checked;
    if (checked) all.push_back(*checked);
  }
  if (!isGood) return std::nullopt;
  return all;
}

int check(const Arguments& arguments, Console& console) {
  const QString format = arguments.value("--format", "text");
  const bool isAll = arguments.has("--all");
  if (format != QStringLiteral("text") && format != QStringLiteral("json")) {
    console.complain(Text::tr("--format: found \"%1\", expected one of text, json").arg(format));
    return kBadUsage;
  }
  if (isAll == !arguments.operands.isEmpty()) {
    console.complain(
        Text::tr("check: expected the names of scenarios, or --all (see linger check --help)"));
    return kBadUsage;
  }
  QStringList names = arguments.operands;
  if (isAll) {
    const ScenarioLibrary library;
    for (const Scenario& scenario : library.list()) {
      names << QString::fromStdString(scenario.name);
    }
  }
  std::vector<Checked> all;
  if (names.size() == 1) {
    const auto checked = checkHere(names[0], console);
    if (!checked) return kBadUsage;
    all.push_back(*checked);
  } else {
    auto checked = checkMany(names, isAll, console);
    if (!checked) return kBadUsage;
    all = std::move(*checked);
  }
  const QByteArray written =
      format == QStringLiteral("json") ? checkJson(all) : checkText(all).toUtf8();
  if (!console.write(written, arguments.value("-o"))) return kBadUsage;
  const bool agrees =
      std::ranges::all_of(all, [](const Checked& each) { return each.differences.isEmpty(); });
  return agrees ? kSuccess : kNegative;
}

}  // namespace

Verb checkVerb() {
  Verb verb;
  verb.name = QStringLiteral("check");
  verb.operands = QStringLiteral("SCENARIO…");
  verb.mostOperands = std::numeric_limits<int>::max();
  verb.summary = Text::tr(
      "runs scenarios in the simulation and on this machine's kernel, and reports how they differ "
      "(Linux)");
  verb.options = {{QStringLiteral("--all"),
                   {},
                   Text::tr("every built-in scenario that Linux can run, at once")},
                  {QStringLiteral("--format"), QStringLiteral("FORMAT"),
                   Text::tr("text or json; text if not given")},
                  outputOption()};
  verb.run = check;
  return verb;
}

}  // namespace linger
