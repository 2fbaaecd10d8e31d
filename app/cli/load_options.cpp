#include "app/cli/load_options.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/cli/options.h"
#include "app/document/words.h"
#include "app/files/problem_words.h"
#include "model/fleet/load_figures.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::LoadOptions)
};

constexpr int kLastPort = 65535;
constexpr int kMostNumber = 1'000'000;

/// "2000" ports, from where Linux begins if they fit there, or "50000-51999".
std::optional<PortRange> portsFrom(const QString& typed) {
  const QStringList ends = typed.split(u'-');
  bool isFirst = false;
  bool isLast = true;
  const int number = ends.front().toInt(&isFirst);
  if (ends.size() == 1 && isFirst && number >= 1 && number <= kMostPorts) {
    return portRangeOf(number);
  }
  const int last = ends.size() == 2 ? ends.back().toInt(&isLast) : 0;
  const bool isRange = isFirst && isLast && number >= 1 && number <= last && last <= kLastPort;
  if (!isRange) return std::nullopt;
  return PortRange{std::uint16_t(number), std::uint16_t(last)};
}

/// Makes the edits, one option after the other.
class LoadEditor {
 public:
  LoadEditor(Scenario scenario, const Arguments& arguments, Console& console)
      : scenario_(std::move(scenario)), arguments_(arguments), console_(console) {}

  std::optional<Scenario> edited() {
    setRate();
    const auto length = durationOption(arguments_, "--for", Duration{1}, console_, isGood_);
    if (length) eachLoad([&](Arrivals& arrivals) { arrivals.length = *length; });
    const auto think = durationOption(arguments_, "--think", Duration{}, console_, isGood_);
    if (think) eachLoad([&](Arrivals& arrivals) { arrivals.think = *think; });
    if (const auto number = whole("--requests", 0, kMostNumber)) {
      eachLoad([&](Arrivals& arrivals) { arrivals.requests = *number; });
    }
    if (const auto number = whole("--at-most", 0, kMostNumber)) {
      eachLoad([&](Arrivals& arrivals) { arrivals.atMost = *number; });
    }
    setPorts();
    if (const auto reuse = whole("--tw-reuse", 0, 2)) {
      changeEachCallingHost(scenario_, [&](Host& host) { host.tuning.twReuse = *reuse; });
    }
    if (!isGood_) return std::nullopt;
    for (const ScenarioProblem& problem : problemsOf(scenario_)) {
      fail(text(problem.where), wordsFor(problem));
    }
    if (!isGood_) return std::nullopt;
    return std::move(scenario_);
  }

 private:
  void fail(const QString& option, const QString& what) {
    console_.complain(QStringLiteral("%1: %2").arg(option, what));
    isGood_ = false;
  }

  template <typename Change>
  void eachLoad(Change change) {
    changeEachLoad(scenario_, [&](Host&, Arrivals& arrivals) { change(arrivals); });
  }

  std::optional<int> whole(const char* option, int least, int most) {
    if (!arguments_.has(option)) return std::nullopt;
    bool isNumber = false;
    const int number = arguments_.value(option).toInt(&isNumber);
    if (isNumber && number >= least && number <= most) return number;
    fail(option, Text::tr("found \"%1\", expected a whole number from %2 to %3")
                     .arg(arguments_.value(option))
                     .arg(least)
                     .arg(most));
    return std::nullopt;
  }

  void setRate() {
    if (!arguments_.has("--rate")) return;
    bool isNumber = false;
    const double rate = arguments_.value("--rate").toDouble(&isNumber);
    if (!isNumber) {
      fail("--rate", Text::tr("found \"%1\", expected a number of callers a second")
                         .arg(arguments_.value("--rate")));
      return;
    }
    eachLoad([&](Arrivals& arrivals) { arrivals.rate = rate; });
  }

  void setPorts() {
    if (!arguments_.has("--ports")) return;
    const auto ports = portsFrom(arguments_.value("--ports"));
    if (!ports) {
      fail("--ports", Text::tr("found \"%1\", expected how many, from 1 to %2, or the first and "
                               "the last, such as 32768-60999")
                          .arg(arguments_.value("--ports"))
                          .arg(kMostPorts));
      return;
    }
    changeEachCallingHost(scenario_, [&](Host& host) { host.tuning.ports = *ports; });
  }

  Scenario scenario_;
  const Arguments& arguments_;
  Console& console_;
  bool isGood_ = true;
};

}  // namespace

std::vector<OptionSpec> loadOptions() {
  const auto option = [](const char* name, const char* value, const QString& help) {
    return OptionSpec{QString::fromLatin1(name), QString::fromLatin1(value), help};
  };
  return {
      option("--rate", "R", Text::tr("callers a second")),
      option("--for", "D", Text::tr("how long callers arrive")),
      option("--requests", "N", Text::tr("requests on each connection; 0 connects and closes")),
      option("--think", "D", Text::tr("how long a caller thinks after each answer")),
      option("--at-most", "N", Text::tr("callers at once; who comes then waits. 0: no limit")),
      option(
          "--ports", "N|A-B",
          Text::tr("how many ports the callers' host has to choose from, or from which to which")),
      option("--tw-reuse", "0|1|2", Text::tr("tcp_tw_reuse on the callers' host")),
  };
}

std::optional<Scenario> withLoadOptions(Scenario scenario, const Arguments& arguments,
                                        Console& console) {
  return LoadEditor(std::move(scenario), arguments, console).edited();
}

}  // namespace linger
