#include "app/load/load_controls.h"

#include <QVBoxLayout>
#include <cmath>

#include "app/document/words.h"
#include "app/fleet/load_words.h"
#include "app/widgets/field_bar.h"
#include "app/widgets/segmented_control.h"

namespace linger {
namespace {

constexpr double kMostRate = 20'000;  ///< Of the slider: more can be typed.
constexpr double kMostRequests = 1'000;
constexpr int kMostAddresses = 16;
constexpr double kOwnTimeWait = 0;  ///< The slider's first position: each system's own.

/// A number as people type it, with or without separators: "28,232", "470.5".
std::optional<double> numberFrom(QString typed) {
  bool isNumber = false;
  const double number = typed.remove(u',').trimmed().toDouble(&isNumber);
  return isNumber ? std::optional(number) : std::nullopt;
}

/// Whole numbers from `least` to `most`; any other is not taken.
ValueScale wholeNumbers(int steps, double least, double most, bool zeroFirst) {
  ValueScale scale;
  scale.steps = steps;
  scale.valueAt = [most, ratio = ratioScale(steps, std::max(least, 1.0), most, zeroFirst)](int at) {
    return std::min(std::round(ratio(at)), most);
  };
  scale.textOf = [](double number) { return countText(std::uint64_t(number)); };
  scale.valueFrom = [least, most](const QString& typed) -> std::optional<double> {
    const auto number = numberFrom(typed);
    if (!number || *number != std::floor(*number)) return std::nullopt;
    return *number >= least && *number <= most ? number : std::nullopt;
  };
  scale.expected = LoadControls::tr("a whole number from %1 to %2")
                       .arg(countText(std::uint64_t(least)), countText(std::uint64_t(most)));
  return scale;
}

ValueScale rates() {
  ValueScale scale;
  scale.steps = 120;
  scale.valueAt = ratioScale(scale.steps, 1, kMostRate, false);
  scale.textOf = rateText;
  scale.valueFrom = [](const QString& typed) -> std::optional<double> {
    const auto number = numberFrom(typed);
    return number && *number > 0 ? number : std::nullopt;
  };
  scale.expected = LoadControls::tr("a number of callers a second, more than 0");
  return scale;
}

}  // namespace

LoadControls::LoadControls(Document& document, QWidget* parent)
    : QWidget(parent), document_(document) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  rate_ = addSlider(tr("Callers a second"), rates(), "rate",
                    [](LoadFigures& figures, double value) { figures.rate = value; });
  addTimeWait();
  ports_ = addSlider(tr("Ports to choose from"), wholeNumbers(100, 1, kMostPorts, false), "ports",
                     [](LoadFigures& figures, double value) { figures.ports = int(value); });
  requests_ =
      addSlider(tr("Requests per connection"), wholeNumbers(60, 0, kMostRequests, true), "requests",
                [](LoadFigures& figures, double value) { figures.requests = int(value); });
  ValueScale addresses = wholeNumbers(kMostAddresses - 1, 1, kMostAddresses, false);
  addresses.valueAt = [](int position) { return position + 1.0; };
  addresses_ =
      addSlider(tr("Source addresses"), std::move(addresses), "addresses",
                [](LoadFigures& figures, double value) { figures.addresses = int(value); });
  closer_ = addChoice(tr("Closes first"), {tr("Client"), tr("Server"), tr("Client resets")});
  connect(closer_, &SegmentedControl::chosen, this, [this](int index) {
    LoadFigures figures = figuresOf(document_.scenario());
    figures.closer = LoadCloser(index);
    change(figures, tr("Closes first: %1").arg(closer_->button(index)->text()), {});
  });
  chooser_ = addChoice(tr("The port is chosen by"),
                       {QStringLiteral("connect()"), QStringLiteral("bind()")});
  chooser_->setToolTip(
      tr("bind() before connect() takes a port that is free towards every destination, unless "
         "IP_BIND_ADDRESS_NO_PORT leaves the choice to connect()."));
  connect(chooser_, &SegmentedControl::chosen, this, [this](int index) {
    LoadFigures figures = figuresOf(document_.scenario());
    figures.bindsForPort = index == 1;
    change(figures, tr("The port is chosen by %1").arg(chooser_->button(index)->text()), {});
  });
  layout->addStretch(1);
  connect(&document_, &Document::traceChanged, this, &LoadControls::updateFromDocument);
  updateFromDocument();
}

template <typename Set>
ValueSlider* LoadControls::addSlider(const QString& caption, ValueScale scale, const char* field,
                                     Set set) {
  const auto words = scale.textOf;
  auto* slider = new ValueSlider(caption, std::move(scale), this);
  layout()->addWidget(new Field(caption, slider, this));
  connect(slider, &ValueSlider::edited, this, [=, this](double value) {
    LoadFigures figures = figuresOf(document_.scenario());
    set(figures, value);
    change(figures, tr("%1: %2").arg(caption, words(value)),
           QStringLiteral("load/") + QLatin1String(field));
  });
  connect(slider, &ValueSlider::refused, &document_, &Document::refused);
  return slider;
}

SegmentedControl* LoadControls::addChoice(const QString& caption, const QStringList& choices) {
  auto* choice = new SegmentedControl(this);
  choice->setChoices(choices);
  choice->setAccessibleName(caption);
  layout()->addWidget(new Field(caption, choice, this));
  return choice;
}

/// As the MSL of the whole scene, of which TIME-WAIT takes two.
void LoadControls::addTimeWait() {
  ValueScale scale;
  scale.steps = 60;
  scale.valueAt = ratioScale(scale.steps, 1.0, 480.0, true);
  scale.textOf = [](double seconds) {
    return seconds == kOwnTimeWait ? tr("system’s")
                                   : durationText(Duration(std::llround(seconds * 1e6)));
  };
  scale.valueFrom = [](const QString& typed) -> std::optional<double> {
    if (typed.trimmed() == tr("system’s") || typed.trimmed().isEmpty()) return kOwnTimeWait;
    const std::optional<Duration> duration = typedDuration(typed);
    if (!duration || *duration > kLongestDuration) return std::nullopt;
    return std::chrono::duration<double>(*duration).count();
  };
  scale.expected = tr("a duration up to %1 such as 60 s, or nothing for each system's own")
                       .arg(durationText(kLongestDuration));
  timeWait_ = new ValueSlider(tr("TIME-WAIT"), std::move(scale), this);
  timeWait_->setToolTip(tr("Two MSL. At the left end, or empty, each system has its own length."));
  layout()->addWidget(new Field(tr("TIME-WAIT (2 MSL)"), timeWait_, this));
  connect(timeWait_, &ValueSlider::edited, this, [this](double seconds, bool dragging) {
    const Duration timeWait(std::llround(seconds * 1e6));
    const auto msl = seconds == kOwnTimeWait ? std::nullopt : std::optional(timeWait / 2);
    document_.make(edit::SetMsl{msl}, dragging);
  });
  connect(timeWait_, &ValueSlider::refused, &document_, &Document::refused);
}

void LoadControls::change(const LoadFigures& figures, const QString& step, const QString& field) {
  document_.replaceScenario(withFigures(document_.scenario(), figures), step, field);
  updateFromDocument();  // What was refused is not shown as if it held.
}

void LoadControls::updateFromDocument() {
  if (!document_.showsLoad()) return;
  const Scenario& scenario = document_.scenario();
  const LoadFigures figures = figuresOf(scenario);
  rate_->setValue(figures.rate);
  ports_->setValue(figures.ports);
  requests_->setValue(figures.requests);
  addresses_->setValue(figures.addresses);
  timeWait_->setValue(scenario.msl ? std::chrono::duration<double>(*scenario.msl * 2).count()
                                   : kOwnTimeWait);
  closer_->setCurrent(int(figures.closer));
  chooser_->setCurrent(figures.bindsForPort ? 1 : 0);
}

}  // namespace linger
