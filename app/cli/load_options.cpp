#include "app/cli/load_options.h"

#include <QCoreApplication>

#include "app/cli/option_values.h"
#include "app/document/words.h"
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
      : scenario_(std::move(scenario)), values_(arguments, console) {}

  std::optional<Scenario> edited() {
    setRate();
    if (const auto length = values_.duration("--for", Duration{1})) {
      eachLoad([&](Arrivals& arrivals) { arrivals.length = *length; });
    }
    if (const auto think = values_.duration("--think", Duration{})) {
      eachLoad([&](Arrivals& arrivals) { arrivals.think = *think; });
    }
    if (const auto number = values_.whole("--requests", 0, kMostNumber)) {
      eachLoad([&](Arrivals& arrivals) { arrivals.requests = int(*number); });
    }
    if (const auto number = values_.whole("--at-most", 0, kMostNumber)) {
      eachLoad([&](Arrivals& arrivals) { arrivals.atMost = int(*number); });
    }
    setPorts();
    if (const auto reuse = values_.whole("--tw-reuse", 0, 2)) {
      changeEachCallingHost(scenario_, [&](Host& host) { host.tuning.twReuse = int(*reuse); });
    }
    return values_.ifSound(std::move(scenario_));
  }

 private:
  template <typename Change>
  void eachLoad(Change change) {
    changeEachLoad(scenario_, [&](Host&, Arrivals& arrivals) { change(arrivals); });
  }

  void setRate() {
    if (!values_.has("--rate")) return;
    const QString given = values_.value("--rate");
    bool isNumber = false;
    const double rate = given.toDouble(&isNumber);
    if (!isNumber) {
      values_.fail("--rate",
                   Text::tr("found \"%1\", expected a number of callers a second").arg(given));
      return;
    }
    eachLoad([&](Arrivals& arrivals) { arrivals.rate = rate; });
  }

  void setPorts() {
    if (!values_.has("--ports")) return;
    const auto ports = portsFrom(values_.value("--ports"));
    if (!ports) {
      values_.fail("--ports",
                   Text::tr("found \"%1\", expected how many, from 1 to %2, or the first "
                            "and the last, such as 32768-60999")
                       .arg(values_.value("--ports"))
                       .arg(kMostPorts));
      return;
    }
    changeEachCallingHost(scenario_, [&](Host& host) { host.tuning.ports = *ports; });
  }

  Scenario scenario_;
  OptionValues values_;
};

}  // namespace

std::vector<OptionSpec> loadOptions() {
  return {
      optionOf("--rate", "R", Text::tr("callers a second")),
      optionOf("--for", "D", Text::tr("how long callers arrive")),
      optionOf("--requests", "N", Text::tr("requests on each connection; 0 connects and closes")),
      optionOf("--think", "D", Text::tr("how long a caller thinks after each answer")),
      optionOf("--at-most", "N", Text::tr("callers at once; further ones wait. 0: no limit")),
      optionOf(
          "--ports", "N|A-B",
          Text::tr("how many ports the callers' host has to choose from, or from which to which")),
      optionOf("--tw-reuse", "0|1|2", Text::tr("tcp_tw_reuse on the callers' host")),
  };
}

std::optional<Scenario> withLoadOptions(Scenario scenario, const Arguments& arguments,
                                        Console& console) {
  return LoadEditor(std::move(scenario), arguments, console).edited();
}

}  // namespace linger
