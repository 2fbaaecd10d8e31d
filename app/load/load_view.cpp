#include "app/load/load_view.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QUndoView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/actions/action_set.h"
#include "app/document/words.h"
#include "app/fleet/fleet_text.h"
#include "app/fleet/load_words.h"
#include "app/load/chart_export.h"
#include "app/load/chart_view.h"
#include "app/load/count_model.h"
#include "app/load/count_progress.h"
#include "app/load/counting.h"
#include "app/load/load_controls.h"
#include "app/load/story_chooser.h"
#include "app/widgets/card.h"
#include "app/widgets/glyph_button.h"
#include "app/widgets/pane_page.h"

namespace linger {
namespace {

/// How wide the view must be, lest the chart has a tab of its own.
constexpr int kCharactersForBoth = 120;

/// Words that a person can copy, as wide as there is room.
QLabel* proseLabel(const QString& name, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  label->setAccessibleName(name);
  return label;
}

}  // namespace

LoadView::LoadView(AppContext& context, const ActionSet& actions, QWidget* parent)
    : QWidget(parent),
      context_(context),
      counting_(new Counting(this)),
      exports_(new ChartExport(*counting_, this)),
      model_(new CountModel(this)),
      chart_(new ChartView(this)),
      controls_(new LoadControls(context.document, this)),
      table_(new QTableView(this)),
      right_(new QTabWidget(this)),
      arithmetic_(proseLabel(tr("What the ports allow, and what was measured"), this)),
      status_(proseLabel(tr("How exact the chart is"), this)),
      figures_(proseLabel(tr("Figures at the playhead"), this)),
      clock_(new QLabel(this)),
      stories_(new StoryChooser(*counting_, this)),
      progress_(new CountProgress(*counting_, this)),
      copy_(new QPushButton(tr("Copy as text"), this)),
      save_(new QPushButton(tr("Save the chart…"), this)) {
  auto* columns = new QSplitter(Qt::Horizontal, this);
  left_ = makeLeft(actions);
  leftCard_ = new Card(left_);
  rightCard_ = new Card(makeRight());
  columns->addWidget(leftCard_);
  columns->addWidget(rightCard_);
  columns->setStretchFactor(0, 5);
  columns->setStretchFactor(1, 2);
  columns->setSizes({6800, 3200});
  columns->setChildrenCollapsible(false);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(columns);
  connectParts();
  updatePlaying();
  updateFromDocument();
}

QWidget* LoadView::makeLeft(const ActionSet& actions) {
  auto* left = new QWidget(this);
  auto* layout = new QVBoxLayout(left);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->addWidget(arithmetic_);
  layout->addWidget(status_);
  layout->addWidget(progress_);
  layout->addWidget(chart_, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  addPlayer(*row, actions);
  row->addStretch(1);
  row->addWidget(copy_);
  row->addWidget(save_);
  layout->addLayout(row);
  return left;
}

void LoadView::addPlayer(QLayout& row, const ActionSet& actions) {
  row.addWidget(new GlyphButton(Glyph::ToStart, actions.action("start"), this));
  row.addWidget(new GlyphButton(Glyph::Back, actions.action("previous"), this));
  play_ = new GlyphButton(Glyph::Play, actions.action("play"), this);
  row.addWidget(play_);
  row.addWidget(new GlyphButton(Glyph::Forward, actions.action("next"), this));
  row.addWidget(new GlyphButton(Glyph::ToEnd, actions.action("end"), this));
  clock_->setAccessibleName(tr("Clock of the load"));
  row.addWidget(clock_);
}

QWidget* LoadView::makeRight() {
  auto* settings = new PanePage(this);
  settings_ = new QWidget(settings);
  auto* layout = new QVBoxLayout(settings_);
  layout->addWidget(controls_);
  layout->addWidget(stories_);
  layout->addWidget(figures_);
  layout->addStretch(1);
  settings->setWidget(settings_);
  table_->setModel(model_);
  table_->setAccessibleName(tr("Figures of the load, interval by interval"));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setTabKeyNavigation(false);
  table_->setFrameShape(QFrame::NoFrame);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->verticalHeader()->hide();
  table_->horizontalHeader()->setResizeContentsPrecision(0);  // Only what is in sight.
  right_->addTab(settings, tr("Load"));
  right_->addTab(table_, tr("Table"));
  auto* changes = new QUndoView(context_.document.undoStack(), this);
  changes->setEmptyLabel(tr("The load as it was opened"));
  changes->setAccessibleName(tr("Changes to the load; the selected one is the last that applies"));
  changes->setFrameShape(QFrame::NoFrame);
  right_->addTab(changes, tr("Changes"));
  right_->setDocumentMode(true);
  return right_;
}

void LoadView::connectParts() {
  connect(&context_.document, &Document::traceChanged, this, &LoadView::updateFromDocument);
  connect(&context_.playhead, &Playhead::moved, this, &LoadView::updateFromPlayhead);
  connect(&context_.playhead, &Playhead::playingChanged, this, &LoadView::updatePlaying);
  connect(counting_, &Counting::counted, this, &LoadView::updateCount);
  connect(counting_, &Counting::recorded, this,
          [this](std::size_t caller, const std::shared_ptr<const Trace>& trace) {
            showStory(caller, *trace);
          });
  connect(chart_, &ChartView::instantRequested, &context_.playhead, &Playhead::seek);
  connect(chart_, &ChartView::failureActivated, this, [this](std::size_t sample) {
    const auto& caller = counting_->run()->samples[sample].firstFailed;
    if (caller) openStory(*caller);
  });
  connect(chart_, &ChartView::nextFailureActivated, this, &LoadView::showFailedCaller);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& row) {
            const auto& samples = counting_->run()->samples;
            const auto index = std::size_t(std::max(row.row(), 0));
            if (row.isValid() && table_->hasFocus() && index < samples.size()) {
              context_.playhead.seek(samples[index].at);
            }
          });
  connect(stories_, &StoryChooser::wanted, this, &LoadView::openStory);
  connect(stories_, &StoryChooser::chosen, this, [this](std::size_t caller, const Trace& trace) {
    leftAt_ = context_.playhead.at();
    context_.playhead.pause();
    showStory(caller, trace);
  });
  connect(progress_, &CountProgress::stopped, this, [this] { status_->setText(wordsOfCount()); });
  connect(counting_, &Counting::busyChanged, this, [this] { status_->setText(wordsOfCount()); });
  connect(copy_, &QPushButton::clicked, exports_, &ChartExport::copyText);
  connect(save_, &QPushButton::clicked, exports_, &ChartExport::askAndSave);
}

/// Coming back from a caller's story, the load is still counted; coming back from another scene, it
/// is only if the exact count was there.
void LoadView::updateFromDocument() {
  if (!context_.document.showsLoad()) return counting_->stop();
  const bool isCounted = counting_->isExact() && !counting_->run()->samples.empty() &&
                         counting_->scenario() == context_.document.scenario();
  if (!isCounted) {
    leftAt_ = context_.playhead.at();
    counting_->count(context_.document.scenario());
    return;
  }
  updateCourse();
  context_.playhead.seek(leftAt_);
  status_->setText(wordsOfCount());
}

void LoadView::updateCount() {
  const FleetRun& run = *counting_->run();
  hasFailedCaller_ = std::ranges::any_of(
      run.samples, [](const FleetSample& sample) { return sample.firstFailed.has_value(); });
  chart_->setRun(counting_->run());
  model_->setRun(counting_->run());
  fitColumns();
  arithmetic_->setText(arithmeticText(counting_->scenario(), run).trimmed());
  arithmetic_->setVisible(!arithmetic_->text().isEmpty());
  status_->setText(wordsOfCount());
  copy_->setEnabled(counting_->isExact());
  save_->setEnabled(counting_->isExact());
  updateCourse();
  emit counted();
}

/// With room beside the words.
void LoadView::fitColumns() {
  table_->resizeColumnsToContents();
  for (int column = 0; column < model_->columnCount(); ++column) {
    const int width = table_->columnWidth(column);
    table_->setColumnWidth(column, width + 2 * table_->fontMetrics().averageCharWidth());
  }
}

void LoadView::updateCourse() {
  std::vector<SimTime> instants{kSimStart};
  for (const FleetSample& sample : counting_->run()->samples) instants.push_back(sample.at);
  context_.playhead.setCourse(instants);
}

QString LoadView::wordsOfCount() const {
  const FleetRun& run = *counting_->run();
  if (counting_->recording()) {
    return tr("Recording the story of caller %1…").arg(countText(*counting_->recording()));
  }
  if (!counting_->isExact()) {
    const QString coarse =
        tr("Coarse picture: one caller in %1 was run, and what was counted is multiplied.")
            .arg(countText(counting_->oneIn()));
    return counting_->isBusy() ? tr("%1 The exact count follows.").arg(coarse) : coarse;
  }
  if (run.cut) {
    return tr("Cut short after %1: %2.")
        .arg(instantText(run.samples.back().at), cutText(*run.cut, counting_->limits()));
  }
  const FleetTotals totals = totalsOf(run);
  const QString words =
      tr("Exact: %1 callers came, %2 completed, %3 failed.")
          .arg(countText(totals.come), countText(totals.completed), countText(totals.failed));
  if (!run.firstFailure) return words;
  return tr("%1 First failure at %2.").arg(words, instantText(run.firstFailure->at));
}

void LoadView::updateFromPlayhead() {
  if (!context_.document.showsLoad()) return;
  const SimTime at = context_.playhead.at();
  chart_->setPlayhead(at);
  clock_->setText(clockText(at));
  const auto index = sampleIndexAt(*counting_->run(), at);
  figures_->setText(index ? intervalText(*counting_->run(), *index) : QString());
  if (!index || table_->currentIndex().row() == int(*index)) return;
  const QModelIndex row = model_->index(int(*index), std::max(table_->currentIndex().column(), 0));
  const QSignalBlocker blocker(table_->selectionModel());
  table_->setCurrentIndex(row);
  table_->scrollTo(row);
  table_->viewport()->update();
}

void LoadView::updatePlaying() {
  const bool isPlaying = context_.playhead.isPlaying();
  play_->setGlyph(isPlaying ? Glyph::Pause : Glyph::Play);
  play_->setAccessibleName(isPlaying ? tr("Pause (Space)") : tr("Play (Space)"));
}

void LoadView::showFailedCaller() {
  const std::vector<FleetSample>& samples = counting_->run()->samples;
  if (!hasFailedCaller_) return;
  std::size_t at = *sampleIndexAt(*counting_->run(), context_.playhead.at());
  while (!samples[at].firstFailed) at = (at + 1) % samples.size();
  openStory(*samples[at].firstFailed);
}

void LoadView::openStory(std::size_t caller) {
  if (!counting_->isExact()) return;
  leftAt_ = context_.playhead.at();
  context_.playhead.pause();
  counting_->record(caller);
  status_->setText(wordsOfCount());
}

/// At what ended it: the call that failed.
void LoadView::showStory(std::size_t caller, const Trace& trace) {
  if (!context_.document.showsLoad()) return;
  context_.document.showCaller(caller, trace);
  if (!trace.eventLog.empty()) context_.playhead.seek(trace.eventLog.back().at);
}

void LoadView::setLook(Look look) {
  chart_->setLook(look);
  exports_->setLook(look);
}

void LoadView::setPresenting(bool on) {
  presenting_ = on;
  copy_->setVisible(!on);
  save_->setVisible(!on);
  makeRoom();
}

void LoadView::makeRoom() {
  const bool isLittle = width() < kCharactersForBoth * fontMetrics().averageCharWidth();
  const bool isTab = isLittle && !presenting_;
  const bool wasTab = right_->indexOf(left_) >= 0;
  rightCard_->setVisible(!presenting_);
  leftCard_->setVisible(!isTab);
  if (isTab == wasTab) return;
  QWidget* focused = window()->focusWidget();
  const bool hadFocus = focused && left_->isAncestorOf(focused);
  if (isTab) {
    right_->insertTab(0, left_, tr("Chart"));
    right_->setCurrentIndex(0);
  } else {
    right_->removeTab(right_->indexOf(left_));
    leftCard_->layout()->addWidget(left_);
    left_->show();
  }
  QWidget* parts = isTab ? settings_ : left_;
  static_cast<QVBoxLayout*>(parts->layout())->insertWidget(0, arithmetic_);
  if (hadFocus) focused->setFocus(Qt::OtherFocusReason);
}

void LoadView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  makeRoom();
}

void LoadView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::FontChange) return;
  QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  mono.setPointSizeF(font().pointSizeF());
  clock_->setFont(mono);
  fitColumns();
  makeRoom();
}

QString LoadView::status() const {
  return status_->text();
}

QString LoadView::figures() const {
  return figures_->text();
}

}  // namespace linger
