#include "app/window/top_bar.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStandardItemModel>
#include <QToolButton>
#include <cmath>

#include "app/actions/action_set.h"
#include "app/document/words.h"
#include "app/files/scenario/scenario_library.h"
#include "app/widgets/field_bar.h"
#include "app/widgets/segmented_control.h"
#include "app/widgets/value_slider.h"
#include "model/sim/closing_steps.h"

namespace linger {
namespace {

constexpr double kOwnMsl = 0.0;  ///< The slider's first position: each system's own.

Duration durationOfSeconds(double seconds) {
  return Duration(std::llround(seconds * 1e6));
}

double secondsOf(Duration duration) {
  return static_cast<double>(microseconds(duration)) / 1e6;
}

/// The same durations as a scenario and the command line take.
std::optional<double> secondsFrom(const QString& typed) {
  const std::optional<Duration> duration = typedDuration(typed);
  if (!duration || *duration > kLongestDuration) return std::nullopt;
  return secondsOf(*duration);
}

/// The label beside a combo box takes the place of its name, which is what is chosen in it: that is
/// said as its description too.
void nameByValue(QComboBox& combo, const QString& name) {
  const auto say = [&combo, name] {
    const QString value = combo.currentIndex() < 0 ? combo.placeholderText() : combo.currentText();
    combo.setAccessibleName(TopBar::tr("%1: %2").arg(name, value));
    combo.setAccessibleDescription(combo.accessibleName());
  };
  QObject::connect(&combo, &QComboBox::currentTextChanged, &combo, say);
  QObject::connect(&combo, &QComboBox::currentIndexChanged, &combo, say);
  say();
}

void addHeading(QComboBox& combo, const QString& heading) {
  combo.addItem(heading);
  auto* model = qobject_cast<QStandardItemModel*>(combo.model());
  if (model) model->item(combo.count() - 1)->setEnabled(false);
}

QPushButton* buttonFor(QAction* action, const QString& text, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setToolTip(action->toolTip());
  button->setAccessibleName(action->toolTip());
  button->setFocusPolicy(Qt::TabFocus);
  button->setCheckable(action->isCheckable());
  QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
  QObject::connect(action, &QAction::changed, button, [button, action] {
    button->setEnabled(action->isEnabled());
    button->setChecked(action->isChecked());
  });
  return button;
}

}  // namespace

void LazyComboBox::showPopup() {
  emit aboutToOpen();
  QComboBox::showPopup();
}

TopBar::TopBar(Document& document, const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      words_(SceneWords::load(QLocale())),
      fields_(new FieldBar(this)),
      scenarios_(new LazyComboBox(this)),
      systems_(new QComboBox(this)),
      runtimes_(new QComboBox(this)),
      closer_(new SegmentedControl(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 6, 12, 8);
  layout->setSpacing(8);
  layout->addWidget(fields_, 1);
  addScenario();
  addSystem();
  addRuntime();
  addMsl();
  addRoundTrip();
  addLoss();
  addCloser();
  addButtons(actions);
  connect(&document_, &Document::traceChanged, this, &TopBar::updateFromScenario);
  for (ValueSlider* each : {msl_, roundTrip_, loss_}) {
    connect(each, &ValueSlider::refused, this, &TopBar::refused);
  }
  updateFromScenario();
}

void TopBar::addScenario() {
  nameByValue(*scenarios_, tr("Scenario"));
  scenarios_->setFocusPolicy(Qt::TabFocus);
  scenarios_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  scenarios_->setMinimumContentsLength(22);
  connect(scenarios_, &LazyComboBox::aboutToOpen, this, &TopBar::fillScenarios);
  connect(scenarios_, &QComboBox::activated, this, [this](int index) {
    const QString name = scenarios_->itemData(index).toString();
    if (!name.isEmpty()) emit scenarioChosen(name);
  });
  fields_->addField(new Field(tr("Scenario"), scenarios_), 0);
}

void TopBar::fillScenarios() {
  if (scenarios_->count() > 1) return;
  scenarios_->clear();
  for (const ScenarioLibrary& library : {ScenarioLibrary(), ScenarioLibrary(kFleetFolder)}) {
    addScenarios(library);
  }
  scenarios_->setCurrentIndex(scenarios_->findData(text(document_.trace()->name)));
}

void TopBar::addScenarios(const ScenarioLibrary& library) {
  for (const QString& group : library.groups()) {
    addHeading(*scenarios_, words_.of(group.toStdString()));
    for (const Scenario& scenario : library.list()) {
      if (text(scenario.group) == group) {
        scenarios_->addItem(words_.of(scenario.title), text(scenario.name));
      }
    }
  }
}

void TopBar::addSystem() {
  for (const OsProfile* profile : allProfiles()) {
    systems_->addItem(text(profile->title), static_cast<int>(profile->id));
  }
  nameByValue(*systems_, tr("Operating system of both hosts"));
  systems_->setFocusPolicy(Qt::TabFocus);
  connect(systems_, &QComboBox::activated, this, [this](int index) {
    document_.make(edit::SetOs{std::nullopt, static_cast<OsId>(systems_->itemData(index).toInt())});
  });
  fields_->addField(new Field(tr("System"), systems_), 1);
}

void TopBar::addRuntime() {
  for (const Runtime& runtime : allRuntimes()) {
    runtimes_->addItem(text(runtime.title), static_cast<int>(runtime.id));
  }
  nameByValue(*runtimes_, tr("What the programs are written in"));
  runtimes_->setFocusPolicy(Qt::TabFocus);
  connect(runtimes_, &QComboBox::activated, this, [this](int index) {
    document_.make(edit::SetRuntime{static_cast<RuntimeId>(runtimes_->itemData(index).toInt())});
  });
  fields_->addField(new Field(tr("Written in"), runtimes_), 4);
}

void TopBar::addMsl() {
  ValueScale scale;
  scale.steps = 60;
  scale.valueAt = ratioScale(scale.steps, 0.5, 240.0, true);
  scale.textOf = [](double seconds) {
    return seconds == kOwnMsl ? tr("system’s") : durationText(durationOfSeconds(seconds));
  };
  scale.valueFrom = [](const QString& typed) -> std::optional<double> {
    if (typed.trimmed() == tr("system’s") || typed.trimmed().isEmpty()) return kOwnMsl;
    return secondsFrom(typed);
  };
  scale.expected = tr("a duration up to %1 such as 30 s, or nothing for each system's own")
                       .arg(durationText(kLongestDuration));
  msl_ = new ValueSlider(tr("Maximum segment lifetime"), scale, this);
  msl_->setToolTip(
      tr("TIME-WAIT lasts 2 MSL. At the left end, or empty, each system has its "
         "own length."));
  connect(msl_, &ValueSlider::edited, this, [this](double seconds, bool dragging) {
    const auto msl = seconds == kOwnMsl ? std::nullopt : std::optional(durationOfSeconds(seconds));
    document_.make(edit::SetMsl{msl}, dragging);
  });
  mslField_ = new Field(tr("MSL"), msl_);
  fields_->addField(mslField_, 1);
}

void TopBar::addRoundTrip() {
  ValueScale scale;
  scale.steps = 60;
  scale.valueAt = ratioScale(scale.steps, 0.001, 10.0, true);
  scale.textOf = [](double seconds) { return durationText(durationOfSeconds(seconds)); };
  scale.valueFrom = secondsFrom;
  scale.expected = tr("a duration up to %1 such as 200 ms").arg(durationText(kLongestDuration));
  roundTrip_ = new ValueSlider(tr("Round trip"), scale, this);
  connect(roundTrip_, &ValueSlider::edited, this, [this](double seconds, bool dragging) {
    document_.make(edit::SetRoundTrip{durationOfSeconds(seconds)}, dragging);
  });
  fields_->addField(new Field(tr("Round trip"), roundTrip_), 3);
}

void TopBar::addLoss() {
  ValueScale scale;
  scale.steps = 50;
  scale.valueAt = [](int position) { return position / 100.0; };
  scale.textOf = [](double loss) { return tr("%1 %").arg(loss * 100, 0, 'g', 3); };
  scale.valueFrom = [](QString typed) -> std::optional<double> {
    bool isNumber = false;
    const double percent = typed.remove(u'%').trimmed().toDouble(&isNumber);
    if (!isNumber || percent < 0 || percent > 100) return std::nullopt;
    return percent / 100.0;
  };
  scale.expected = tr("0 % to 100 %");
  loss_ = new ValueSlider(tr("Loss"), scale, this);
  connect(loss_, &ValueSlider::edited, this,
          [this](double loss, bool dragging) { document_.make(edit::SetLoss{loss}, dragging); });
  fields_->addField(new Field(tr("Loss"), loss_), 5);
}

void TopBar::addCloser() {
  closer_->setChoices({tr("Client"), tr("Server"), tr("Both")});
  closer_->setAccessibleName(tr("Who closes first"));
  connect(closer_, &SegmentedControl::chosen, this,
          [this](int index) { document_.make(edit::CloseFirst{static_cast<Closer>(index)}); });
  fields_->addField(new Field(tr("Closes first"), closer_), 2);
}

void TopBar::addButtons(const ActionSet& actions) {
  layout()->addWidget(buttonFor(actions.action("compare"), tr("Compare"), this));
  layout()->addWidget(buttonFor(actions.action("present"), tr("Present"), this));
  auto* help = new QToolButton(this);
  help->setDefaultAction(actions.action("keys"));
  help->setText(QStringLiteral("?"));
  help->setAccessibleName(help->toolTip());
  help->setFocusPolicy(Qt::TabFocus);
  layout()->addWidget(help);
  for (int i = 1; i < layout()->count(); ++i) layout()->itemAt(i)->setAlignment(Qt::AlignBottom);
}

void TopBar::updateFromScenario() {
  const Scenario& scenario = document_.scenario();
  const Trace& trace = *document_.trace();
  if (scenarios_->count() <= 1) {
    scenarios_->clear();
    scenarios_->addItem(words_.of(trace.title), text(trace.name));
  } else {
    scenarios_->setPlaceholderText(words_.of(trace.title));
    scenarios_->setCurrentIndex(scenarios_->findData(text(trace.name)));
  }
  setDescribes(describes_);
  showSystem(trace);
  runtimes_->setCurrentIndex(runtimes_->findData(static_cast<int>(scenario.runtime)));
  showMsl(scenario, trace);
  roundTrip_->setValue(secondsOf(trace.linkDelay * 2));
  loss_->setValue(scenario.link.loss);
  const std::optional<Closer> closer = whoClosesFirst(scenario);
  closer_->setCurrent(closer ? static_cast<int>(*closer) : -1);
  const bool isEditable = document_.isEditable();
  for (QWidget* field :
       std::initializer_list<QWidget*>{systems_, runtimes_, msl_, roundTrip_, loss_}) {
    field->setEnabled(isEditable);
    if (field != msl_) field->setToolTip(document_.whyNotEditable());
  }
  closer_->setEnabled(isEditable && canCloseFirst(scenario, Closer::Client));
  closer_->button(static_cast<int>(Closer::Both))
      ->setEnabled(canCloseFirst(scenario, Closer::Both));
}

void TopBar::setDescribes(bool describes) {
  describes_ = describes;
  scenarios_->setToolTip(describes ? words_.of(document_.trace()->description) : QString());
}

void TopBar::showSystem(const Trace& trace) {
  QStringList names;
  for (const TraceHost& host : trace.hosts) {
    if (!host.os) continue;
    const QString name = text(profileOf(host).title);
    if (!names.contains(name)) names << name;
  }
  systems_->setPlaceholderText(names.join(QStringLiteral(" · ")));
  systems_->setCurrentIndex(names.size() == 1 ? systems_->findText(names.front()) : -1);
}

void TopBar::showMsl(const Scenario& scenario, const Trace& trace) {
  msl_->setValue(scenario.msl ? secondsOf(*scenario.msl) : kOwnMsl);
  const bool hasServer = trace.roles && trace.hosts[trace.roles->server].os;
  if (scenario.msl) {
    mslField_->setCaption(tr("MSL (TIME-WAIT %1)").arg(durationText(*scenario.msl * 2)));
  } else if (hasServer) {
    const Duration own = profileOf(trace.hosts[trace.roles->server]).timeWait.value;
    mslField_->setCaption(tr("MSL (TIME-WAIT %1)").arg(durationText(own)));
  } else {
    mslField_->setCaption(tr("MSL"));
  }
}

}  // namespace linger
