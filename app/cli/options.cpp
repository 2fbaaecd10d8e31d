#include "app/cli/options.h"

#include <QCoreApplication>
#include <limits>

#include "app/cli/option_values.h"
#include "app/files/capture/captured_connection.h"
#include "app/files/json/json_source.h"
#include "app/files/scenario/scenario_library.h"
#include "model/sim/duration_text.h"
#include "model/sim/edit.h"
#include "model/sim/scenario_keywords.h"
#include "model/sim/server_program.h"
#include "model/trace/rebind.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::Options)
};

QString toText(std::string_view text) {
  return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

template <typename Value>
QString allKeywords(Keywords<Value> keywords) {
  QStringList all;
  for (const Keyword<Value>& keyword : keywords) all << toText(keyword.text);
  return all.join(QStringLiteral(", "));
}

QString osNames() {
  QStringList names;
  for (const OsProfile* profile : allProfiles()) names << toText(profile->name);
  return names.join(QStringLiteral(", "));
}

QString runtimeNames() {
  QStringList names;
  for (const Runtime& runtime : allRuntimes()) names << toText(runtime.name);
  return names.join(QStringLiteral(", "));
}

/// Turns options into edits, one option after the other, and makes them.
class Editor {
 public:
  Editor(Scenario scenario, const Arguments& arguments, Console& console)
      : scenario_(std::move(scenario)), arguments_(arguments), values_(arguments, console) {}

  std::optional<Scenario> edited() {
    setSystems();
    setRuntime();
    setDurations();
    setCloser();
    for (const Impairment::Kind kind :
         {Impairment::Kind::Drop, Impairment::Kind::Delay, Impairment::Kind::Duplicate}) {
      setImpairments(kind);
    }
    setServer();
    setSeed();
    return values_.ifSound(std::move(scenario_));
  }

 private:
  void fail(const QString& option, const QString& what) { values_.fail(option, what); }

  void make(const Edit& edit) { scenario_ = apply(std::move(scenario_), edit); }

  void setSystem(const QString& option, const std::optional<std::string>& host) {
    const OsProfile* const profile = profileNamed(arguments_.value(option).toStdString());
    if (profile == nullptr) {
      fail(option,
           Text::tr("found \"%1\", expected one of %2").arg(arguments_.value(option), osNames()));
    } else {
      make(edit::SetOs{host, profile->id});
    }
  }

  void setSystems() {
    if (arguments_.has("--os")) setSystem("--os", std::nullopt);
    const auto pair = clientAndServer(scenario_);
    for (const char* const option : {"--client-os", "--server-os"}) {
      if (!arguments_.has(option)) continue;
      if (!pair) {
        fail(option, Text::tr("this scenario has no client and server"));
        continue;
      }
      const bool isClient = QLatin1String(option) == QLatin1String("--client-os");
      setSystem(option, scenario_.hosts[isClient ? pair->client : pair->server].name);
    }
  }

  void setRuntime() {
    if (!arguments_.has("--runtime")) return;
    const QString name = arguments_.value("--runtime");
    if (const Runtime* const runtime = runtimeNamed(name.toStdString())) {
      make(edit::SetRuntime{runtime->id});
    } else {
      fail("--runtime", Text::tr("found \"%1\", expected one of %2").arg(name, runtimeNames()));
    }
  }

  void setDurations() {
    if (const auto msl = values_.duration("--msl", Duration{})) {
      make(edit::SetMsl{*msl});
    }
    if (const auto rtt = values_.duration("--rtt", Duration{})) {
      make(edit::SetRoundTrip{*rtt});
    }
  }

  void setCloser() {
    if (!arguments_.has("--close-first")) return;
    const QString word = arguments_.value("--close-first");
    const auto who = valueOf(closerKeywords(), word.toStdString());
    if (!who) {
      fail("--close-first",
           Text::tr("found \"%1\", expected one of %2").arg(word, allKeywords(closerKeywords())));
      return;
    }
    make(edit::CloseFirst{*who});
    if (whoClosesFirst(scenario_) != who) {
      fail("--close-first", Text::tr("the programs of this scenario cannot close in this order"));
    }
  }

  void setImpairments(Impairment::Kind kind) {
    const QString option = QStringLiteral("--") + toText(keywordOf(impairmentKeywords(), kind));
    for (const QString& value : arguments_.values(option)) setImpairment(option, kind, value);
  }

  /// HOST:KIND[:N][=D]
  void setImpairment(const QString& option, Impairment::Kind impairment, const QString& value) {
    const QStringList halves = value.split('=');
    const QStringList parts = halves[0].split(':');
    const auto kind =
        parts.size() > 1 ? valueOf(segmentKeywords(), parts[1].toStdString()) : std::nullopt;
    bool isNumber = true;
    const int nth = parts.size() > 2 ? parts[2].toInt(&isNumber) : 1;
    const auto by = halves.size() > 1 ? durationFrom(halves[1].toStdString()) : Duration{};
    const bool needsTime = impairment == Impairment::Kind::Delay;
    if (parts.size() < 2 || parts.size() > 3 || halves.size() > 2 || !kind || !isNumber ||
        nth < 1 || !by || (needsTime && halves.size() < 2) ||
        (impairment == Impairment::Kind::Drop && halves.size() > 1)) {
      fail(option, Text::tr("found \"%1\", expected HOST:KIND[:N]%2 with KIND one of %3")
                       .arg(value, impairmentTime(impairment), allKeywords(segmentKeywords())));
      return;
    }
    if (*by < Duration{} || *by > kLongestDuration) {
      fail(option, Text::tr("found %1, expected from 0s to 24h").arg(halves[1]));
      return;
    }
    QStringList hosts;
    for (const Host& host : scenario_.hosts) hosts << QString::fromStdString(host.name);
    if (!hosts.contains(parts[0])) {
      fail(option,
           Text::tr("found the host \"%1\", expected one of %2").arg(parts[0], hosts.join(", ")));
      return;
    }
    make(edit::SetImpairment{{parts[0].toStdString(), kind, nth}, Impairment{impairment, *by}});
  }

  static QString impairmentTime(Impairment::Kind impairment) {
    switch (impairment) {
      case Impairment::Kind::Drop: return {};
      case Impairment::Kind::Delay: return QStringLiteral("=D");
      case Impairment::Kind::Duplicate: return QStringLiteral("[=D]");
    }
    return {};
  }

  void setServer() {
    const bool hasServer = serverProgram(scenario_).has_value();
    for (const char* const option : {"--restart", "--reuseaddr"}) {
      if (arguments_.has(option) && !hasServer)
        fail(option, Text::tr("this scenario has no server"));
    }
    for (const QString& value : arguments_.values("--restart")) {
      const auto at = durationFrom(value.toStdString());
      if (!at || *at < Duration{} || *at > kLongestDuration) {
        fail("--restart", Text::tr("found \"%1\", expected a duration such as 2s").arg(value));
      } else {
        make(edit::Restart{kSimStart + *at});
      }
    }
    if (!arguments_.has("--reuseaddr")) return;
    const QString value = arguments_.value("--reuseaddr");
    if (value != "on" && value != "off") {
      fail("--reuseaddr", Text::tr("found \"%1\", expected on or off").arg(value));
    } else {
      make(edit::SetReuseAddr{value == "on"});
    }
  }

  void setSeed() {
    constexpr auto kMostSeed = std::numeric_limits<std::uint64_t>::max();
    if (const auto seed = values_.whole("--seed", 0, kMostSeed)) make(edit::SetSeed{*seed});
  }

  Scenario scenario_;
  const Arguments& arguments_;
  OptionValues values_;
};

}  // namespace

std::vector<OptionSpec> editOptions() {
  return {
      optionOf("--os", "NAME", Text::tr("both hosts' system: %1").arg(osNames())),
      optionOf("--client-os", "NAME", Text::tr("the client's system")),
      optionOf("--server-os", "NAME", Text::tr("the server's system")),
      optionOf("--runtime", "NAME", Text::tr("what the programs are in: %1").arg(runtimeNames())),
      optionOf("--msl", "D", Text::tr("the maximum segment lifetime; TIME-WAIT lasts twice that")),
      optionOf("--rtt", "D", Text::tr("the round trip: twice the link's delay")),
      optionOf("--close-first", "WHO",
               Text::tr("who closes first: %1").arg(allKeywords(closerKeywords()))),
      optionOf("--drop", "HOST:KIND[:N]",
               Text::tr("lose the N-th segment of a kind that HOST sends; KIND: %1")
                   .arg(allKeywords(segmentKeywords())),
               true),
      optionOf("--delay", "HOST:KIND[:N]=D", Text::tr("delay it by D"), true),
      optionOf("--duplicate", "HOST:KIND[:N][=D]",
               Text::tr("duplicate it: the copy arrives D later"), true),
      optionOf("--restart", "D", Text::tr("restart the server's program at that time"), true),
      optionOf("--reuseaddr", "on|off", Text::tr("SO_REUSEADDR on the server's socket")),
      optionOf("--seed", "N", Text::tr("the random seed")),
  };
}

std::optional<Duration> durationOption(const Arguments& arguments, const QString& option,
                                       Duration least, Console& console, bool& isGood) {
  if (!arguments.has(option)) return std::nullopt;
  const auto duration = durationFrom(arguments.value(option).toStdString());
  if (duration && *duration >= least && *duration <= kLongestDuration) return duration;
  console.complain(
      Text::tr("%1: found \"%2\", expected a duration from %3 to 24h, such as 250ms, 1.5s or 2m")
          .arg(option, arguments.value(option), toText(textOf(least))));
  isGood = false;
  return std::nullopt;
}

std::optional<Scenario> scenarioOf(const QString& nameOrPath, const Arguments& arguments,
                                   Console& console) {
  if (isCapture(nameOrPath)) {
    console.complain(Text::tr("%1: found a capture, expected a scenario; explain reads captures, "
                              "and render draws one with --connection")
                         .arg(nameOrPath));
    return std::nullopt;
  }
  auto loaded = loadScenario(nameOrPath);
  if (!loaded) {
    console.complain(loaded.errors);
    return std::nullopt;
  }
  return Editor(std::move(*loaded.value), arguments, console).edited();
}

}  // namespace linger
