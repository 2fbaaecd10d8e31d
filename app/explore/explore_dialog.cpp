#include "app/explore/explore_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/document/property_words.h"
#include "app/document/words.h"
#include "app/explore/losses_table.h"
#include "app/explore/why_twice.h"
#include "app/widgets/dialog_size.h"
#include "app/widgets/field_bar.h"
#include "app/widgets/flow_layout.h"
#include "app/widgets/value_slider.h"

namespace linger {
namespace {

/// The lengths of TIME-WAIT that are always asked about, in MSLs.
constexpr std::array kMultiples{0.0, 0.5, 1.0, 1.5, 2.0};

/// What the network may do, from little to much.
const std::vector<ImpairmentBudget>& budgets() {
  static const std::vector<ImpairmentBudget> kBudgets{{1, 0, 0}, {0, 1, 0}, {0, 0, 1},
                                                      {2, 0, 0}, {0, 2, 0}, {0, 0, 2},
                                                      {1, 0, 1}, {1, 1, 1}, {0, 0, 3}};
  return kBudgets;
}

constexpr Duration kLongMsl = 30s;
constexpr int kWaitBeforeBeginning = 200;  ///< Milliseconds after the last change.
constexpr int kWaitBetweenReports = 100;

Duration durationOf(double seconds) {
  return Duration(std::llround(seconds * 1e6));
}

double secondsOf(Duration duration) {
  return double(microseconds(duration)) / 1e6;
}

ValueScale durationScale(double least, double most, bool zeroFirst) {
  ValueScale scale;
  scale.steps = 60;
  scale.valueAt = ratioScale(scale.steps, least, most, zeroFirst);
  scale.textOf = [](double seconds) { return durationText(durationOf(seconds)); };
  scale.valueFrom = [](const QString& typed) -> std::optional<double> {
    const std::optional<Duration> duration = typedDuration(typed);
    if (!duration || *duration > kLongestDuration) return std::nullopt;
    return secondsOf(*duration);
  };
  scale.expected =
      ExploreDialog::tr("a duration up to %1 such as 1.5 s").arg(durationText(kLongestDuration));
  return scale;
}

bool ignoresByItself(const Host& host) {
  return profileOf(host.os).tcp.rstInTimeWait == RstInTimeWait::Ignored;
}

bool ignoresRsts(const Scenario& scenario) {
  return std::ranges::all_of(scenario.hosts, [](const Host& host) {
    return ignoresByItself(host) || host.tuning.rfc1337 == true;
  });
}

Scenario withRstsIgnored(Scenario scenario, bool ignored) {
  for (Host& host : scenario.hosts) host.tuning.rfc1337 = ignored;
  return scenario;
}

}  // namespace

ExploreDialog::ExploreDialog(const EditedScenario& edited, QWidget* parent)
    : QDialog(parent),
      edited_(edited),
      sceneMsl_(mslOf(scenarioOf(edited))),
      model_(new ExploreModel(exploring_, this)),
      table_(new QTableView(this)),
      properties_(new QComboBox(this)),
      says_(new QLabel(this)),
      ignoresRst_(new QCheckBox(tr("&RSTs are ignored in TIME-WAIT (RFC 1337)"), this)),
      longMsl_(new QCheckBox(tr("An MSL of &30 s"), this)),
      whyTwice_(new WhyTwice(exploring_, this)),
      description_(new QLabel(this)),
      progress_(new QLabel(this)),
      stop_(new QPushButton(tr("&Stop"), this)),
      open_(new QPushButton(tr("&Play what goes wrong"), this)) {
  setWindowTitle(tr("What can go wrong"));
  buildSliders();
  buildSwitches();
  buildTable();
  buildWords();
  layOut();
  again_.setSingleShot(true);
  again_.setInterval(kWaitBeforeBeginning);
  progressed_.setInterval(kWaitBetweenReports);
  connect(&again_, &QTimer::timeout, this, &ExploreDialog::begin);
  connect(&progressed_, &QTimer::timeout, this, &ExploreDialog::tellProgress);
  connect(&exploring_, &Exploring::answeredAt, this, [this] {
    describe();
    tellProgress();
  });
  connect(&exploring_, &Exploring::finished, this, [this] {
    progressed_.stop();
    tellProgress();
  });
  begin();
}

void ExploreDialog::buildSliders() {
  msl_ = new ValueSlider(tr("Maximum segment lifetime of the link"),
                         durationScale(0.1, 240.0, false), this);
  msl_->setValue(secondsOf(sceneMsl_));
  msl_->setToolTip(tr("No segment is in the link for longer."));
  timeWait_ =
      new ValueSlider(tr("One more length of TIME-WAIT"), durationScale(0.1, 480.0, true), this);
  timeWait_->setValue(secondsOf(2 * sceneMsl_));
  connect(msl_, &ValueSlider::edited, this, [this](double seconds) {
    const QSignalBlocker quiet(longMsl_);
    longMsl_->setChecked(durationOf(seconds) == kLongMsl);
    msl_->setValue(seconds);
    beginOver();
  });
  connect(timeWait_, &ValueSlider::edited, this, [this](double seconds) {
    timeWait_->setValue(seconds);
    beginOver();
  });
  for (const ValueSlider* each : {msl_, timeWait_}) {
    connect(each, &ValueSlider::refused, description_, &QLabel::setText);
  }
  connect(longMsl_, &QCheckBox::toggled, this, [this](bool on) {
    msl_->setValue(secondsOf(on ? kLongMsl : sceneMsl_));
    beginOver();
  });
}

void ExploreDialog::buildSwitches() {
  for (const Property property : kAllProperties) {
    properties_->addItem(text(ruleOf(property).key), int(property));
  }
  properties_->setAccessibleName(tr("What has to hold"));
  properties_->setCurrentIndex(properties_->findData(int(model_->property())));
  connect(properties_, &QComboBox::currentIndexChanged, this, [this] {
    model_->askAbout(Property(properties_->currentData().toInt()));
    describe();
  });
  const Scenario scenario = scenarioOf(edited_);
  ignoresRst_->setChecked(ignoresRsts(scenario));
  ignoresRst_->setEnabled(std::ranges::none_of(scenario.hosts, ignoresByItself));
  longMsl_->setChecked(sceneMsl_ == kLongMsl);
  connect(ignoresRst_, &QCheckBox::toggled, this, &ExploreDialog::beginOver);
}

void ExploreDialog::buildTable() {
  table_->setModel(model_);
  table_->setAccessibleName(tr("Lengths of TIME-WAIT, and what the network may do"));
  table_->setTabKeyNavigation(false);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignCenter);
  table_->horizontalHeader()->setSectionsClickable(false);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->verticalHeader()->setSectionsClickable(false);
  connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          &ExploreDialog::describe);
  connect(table_, &QTableView::activated, this, &ExploreDialog::openChosen);
  connect(whyTwice_, &WhyTwice::chosen, this, &ExploreDialog::showCellOf);
}

void ExploreDialog::buildWords() {
  for (QLabel* label : {says_, description_, progress_}) {
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop);
  }
  says_->setAccessibleDescription(tr("What has to hold, as a sentence"));
  description_->setAccessibleDescription(tr("What the chosen cell says"));
  description_->setMinimumHeight(fontMetrics().height() * 2);
  progress_->setAccessibleDescription(tr("How far the search has come"));
}

QLayout* ExploreDialog::buildButtons() {
  auto* copyWords = new QPushButton(tr("&Copy as text"), this);
  auto* copyImage = new QPushButton(tr("Copy as p&icture"), this);
  connect(copyWords, &QPushButton::clicked, this, &ExploreDialog::copyText);
  connect(copyImage, &QPushButton::clicked, this, &ExploreDialog::copyPicture);
  connect(stop_, &QPushButton::clicked, &exploring_, &Exploring::stop);
  connect(open_, &QPushButton::clicked, this, &ExploreDialog::openChosen);
  auto* buttons = new QHBoxLayout;
  buttons->addStretch(1);
  for (QPushButton* button : {stop_, copyWords, copyImage, open_}) {
    button->setAutoDefault(false);  // Enter is the table's and the fields'.
    buttons->addWidget(button);
  }
  return buttons;
}

void ExploreDialog::layOut() {
  auto* switches = new FlowLayout;
  switches->addWidget(properties_);
  switches->addWidget(ignoresRst_);
  switches->addWidget(longMsl_);
  switches->setRightFrom(switches->count());
  auto* sliders = new QHBoxLayout;
  sliders->addWidget(new Field(tr("MSL of the link"), msl_), 1);
  sliders->addWidget(new Field(tr("One more TIME-WAIT"), timeWait_), 1);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(switches);
  layout->addLayout(sliders);
  layout->addWidget(says_);
  layout->addWidget(table_, 3);
  layout->addWidget(description_);
  layout->addWidget(makeExplanations(), 2);
  layout->addWidget(progress_);
  layout->addLayout(buildButtons());
  const int line = fontMetrics().height();
  resize(sizeWithin(*this, {line * 56, line * 42}));
}

QWidget* ExploreDialog::makeExplanations() {
  auto* losses = new QWidget(this);
  auto* page = new QVBoxLayout(losses);
  auto* explanation = new QLabel(LossesTable::explanation(), losses);
  explanation->setWordWrap(true);
  page->addWidget(explanation);
  page->addWidget(new LossesTable(losses), 1);
  auto* tabs = new QTabWidget(this);
  tabs->addTab(whyTwice_, tr("Why &twice"));
  tabs->addTab(losses, tr("&Losses survived, by system"));
  tabs->setDocumentMode(true);
  // As high as its share of the dialog, whichever page is shown.
  tabs->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
  return tabs;
}

void ExploreDialog::setLook(Look look) {
  model_->setLook(look);
}

Duration ExploreDialog::linkMsl() const {
  return durationOf(msl_->value());
}

void ExploreDialog::beginOver() {
  again_.start();
}

void ExploreDialog::begin() {
  ExploreTable asked;
  asked.scenario = scenarioOf(edited_);
  if (ignoresRst_->isEnabled()) {
    asked.scenario = withRstsIgnored(std::move(asked.scenario), ignoresRst_->isChecked());
  }
  asked.msl = linkMsl();
  asked.budgets = budgets();
  for (const double multiple : kMultiples) {
    asked.timeWaits.push_back(durationOf(multiple * secondsOf(asked.msl)));
  }
  asked.timeWaits.push_back(durationOf(timeWait_->value()));
  std::ranges::sort(asked.timeWaits);
  const auto same = std::ranges::unique(asked.timeWaits);
  asked.timeWaits.erase(same.begin(), same.end());
  const QModelIndex before = table_->currentIndex();
  exploring_.start(std::move(asked));
  table_->setCurrentIndex(model_->index(std::clamp(before.row(), 0, model_->rowCount() - 1),
                                        std::max(before.column(), 0)));
  progressed_.start();
  describe();
  tellProgress();
}

void ExploreDialog::describe() {
  says_->setText(sentenceOf(model_->property()));
  const QModelIndex chosen = table_->currentIndex();
  description_->setText(model_->sentenceAt(chosen));
  const PropertyAnswer* answer = model_->answerAt(chosen);
  open_->setEnabled(answer && answer->counterexample);
  whyTwice_->refresh(ignoresRst_->isChecked());
}

/// The property is asked about, and the cell is the current one; with the other answer to RSTs the
/// table is filled again.
void ExploreDialog::showCellOf(const Finding& finding) {
  if (ignoresRst_->isEnabled()) ignoresRst_->setChecked(finding.ignoresRsts);
  properties_->setCurrentIndex(properties_->findData(int(finding.property)));
  const ExploreTable& table = exploring_.table();
  const auto row = std::ranges::find(table.timeWaits, timeWaitOf(finding, table.msl));
  const auto column = std::ranges::find(table.budgets, finding.budget);
  if (row == table.timeWaits.end() || column == table.budgets.end()) return;
  table_->setCurrentIndex(
      model_->index(int(row - table.timeWaits.begin()), int(column - table.budgets.begin())));
}

void ExploreDialog::tellProgress() {
  stop_->setEnabled(exploring_.isRunning());
  const QString runs = QLocale().toString(qulonglong(exploring_.runs()));
  const auto answered = exploring_.answered();
  const auto all = exploring_.cells().size();
  const QString far =
      answered == all
          ? tr("All %1 cells are known; %2 runs were judged.").arg(all).arg(runs)
          : tr("%1 of %2 cells are known; %3 runs were judged.").arg(answered).arg(all).arg(runs);
  const bool wasStopped = !exploring_.isRunning() && answered != all;
  progress_->setText(wasStopped ? far + u' ' + tr("Stopped.") : far);
}

void ExploreDialog::openChosen() {
  const QModelIndex chosen = table_->currentIndex();
  const PropertyAnswer* answer = model_->answerAt(chosen);
  if (!answer || !answer->counterexample) return;
  const Duration timeWait = exploring_.table().timeWaits[std::size_t(chosen.row())];
  EditedScenario edited = edited_;
  if (ignoresRst_->isEnabled()) {
    edited.base = withRstsIgnored(std::move(edited.base), ignoresRst_->isChecked());
  }
  std::erase_if(edited.edits, [](const EditStep& step) {
    return std::holds_alternative<edit::SetMsl>(step.edit);
  });
  const int mslEdit = int(edited.edits.size());
  edited.edits.push_back({edit::SetMsl{timeWait / 2}});
  const auto& impairments = answer->counterexample->scenario.impairments;
  for (auto impairment = impairments.end() - answer->counterexample->faults;
       impairment != impairments.end(); ++impairment) {
    edited.edits.push_back({edit::SetImpairment{impairment->segment, impairment->impairment}});
  }
  const bool isOwnLength = edited.base.msl == timeWait / 2;
  emit counterexampleChosen(edited, isOwnLength ? int(edited.edits.size()) - 1 : mslEdit);
}

void ExploreDialog::copyText() const {
  QGuiApplication::clipboard()->setText(model_->asText());
}

void ExploreDialog::copyPicture() const {
  QGuiApplication::clipboard()->setPixmap(table_->grab());
}

}  // namespace linger
