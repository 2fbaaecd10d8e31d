#include "app/panes/events_pane.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>
#include <utility>

#include "app/document/pending_work.h"
#include "app/panes/entry_text.h"

namespace linger {
namespace {

constexpr int kManyRows = 20'000;  ///< From which on a look at all of them can be felt.

/// Follows the playhead without claiming the focus that another view has.
class EventsTable : public QTableView {
 public:
  using QTableView::QTableView;

 protected:
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override {
    hasFocus() ? QTableView::currentChanged(current, previous)
               : QAbstractItemView::currentChanged(current, previous);
  }
};

}  // namespace

const TracePointer& EventsFilter::trace() const {
  return static_cast<const EventsModel*>(sourceModel())->trace();
}

void EventsFilter::setWanted(const QString& words, const QString& kind) {
  const Wanted wanted{words.split(u' ', Qt::SkipEmptyParts), kind};
  if (wanted == wanted_) return;
  forget();
  wanted_ = wanted;
  const int rows = sourceModel()->rowCount();
  pending_ = !wanted.isAll() && rows > kManyRows;
  if (!pending_) return settle();
  const auto found = std::make_shared<std::vector<bool>>();
  const auto look = [found, wanted, trace = trace()](const std::atomic<bool>& stop) {
    for (const Entry& entry : trace->eventLog) {
      if (stop) return;
      found->push_back(wanted.accepts(*trace, entry));
    }
  };
  PendingWork::begin(this, EventsPane::tr("Filtering the events…"), look,
                     [this, found](bool isWhole) {
                       isWhole ? accepted_.swap(*found) : forget();
                       pending_ = false;
                       settle();
                     });
  if (pending_) settle();
}

void EventsFilter::settle() {
  changing_ = true;
  invalidateFilter();
  changing_ = false;
  emit accepted();
}

void EventsFilter::forget() {
  PendingWork::drop(this);
  pending_ = false;
  wanted_ = {};
  accepted_.clear();
}

bool EventsFilter::filterAcceptsRow(int row, const QModelIndex&) const {
  if (pending_ || wanted_.isAll()) return true;
  if (!accepted_.empty()) return accepted_[std::size_t(row)];
  return wanted_.accepts(*trace(), trace()->eventLog[std::size_t(row)]);
}

bool EventsFilter::Wanted::accepts(const Trace& trace, const Entry& entry) const {
  const auto cell = [&](int column) { return eventText(trace, entry, column); };
  if (!kind.isEmpty() && cell(EventsModel::Kind) != kind) return false;
  QString line;
  for (int column = 0; column < EventsModel::ColumnCount; ++column) line += cell(column) + u' ';
  return std::ranges::all_of(
      words, [&](const QString& word) { return line.contains(word, Qt::CaseInsensitive); });
}

/// Rows are in the order of time.
bool EventsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  if (left.column() == EventsModel::Time) return left.row() < right.row();
  return QSortFilterProxyModel::lessThan(left, right);
}

EventsPane::EventsPane(QWidget* parent)
    : QWidget(parent),
      model_(new EventsModel(this)),
      filter_(new EventsFilter(this)),
      table_(new EventsTable(this)),
      none_(new QLabel(tr("No event has all these words."), this)),
      words_(new QLineEdit(this)),
      kinds_(new QComboBox(this)) {
  filter_->setSourceModel(model_);
  filter_->setSortRole(EventsModel::SortRole);
  words_->setPlaceholderText(tr("Filter, for example FIN server"));
  words_->setAccessibleName(tr("Filter the events"));
  words_->setClearButtonEnabled(true);
  kinds_->setAccessibleName(tr("Kind of event"));
  fillKinds();
  auto* copyButton = new QToolButton(this);
  copyButton->setText(tr("Copy"));
  copyButton->setToolTip(tr("Copy the events as text: the selected ones, or all that are shown"));
  connect(copyButton, &QToolButton::clicked, this, [this] {
    const QModelIndexList rows = selectedRows();
    copy(rows.size() > 1 ? rows : shownRows());
  });
  makeTable();
  auto* bar = new QHBoxLayout;
  bar->addWidget(words_, 1);
  bar->addWidget(kinds_);
  bar->addWidget(copyButton);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(bar);
  none_->setAlignment(Qt::AlignCenter);
  none_->setForegroundRole(QPalette::PlaceholderText);
  none_->hide();
  layout->addWidget(none_);
  layout->addWidget(table_, 1);
  connect(filter_, &EventsFilter::accepted, this, &EventsPane::updateFromFilter);
  connect(words_, &QLineEdit::textChanged, this, &EventsPane::filter);
  connect(kinds_, &QComboBox::currentIndexChanged, this, &EventsPane::filter);
}

void EventsPane::filter() {
  filter_->setWanted(words_->text(), kinds_->currentData().toString());
}

void EventsPane::updateFromFilter() {
  const QScopedValueRollback follows(following_, true);
  followPlayhead();
  sayWhetherNone();
}

void EventsPane::sayWhetherNone() {
  none_->setVisible(filter_->rowCount() == 0 && model_->rowCount() > 0);
}

/// A smaller table still shows the row of the playhead.
bool EventsPane::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && table_->currentIndex().isValid()) {
    QTimer::singleShot(0, table_, [this] { table_->scrollTo(table_->currentIndex()); });
  }
  return QWidget::eventFilter(watched, event);
}

void EventsPane::fillKinds() {
  kinds_->addItem(tr("Everything"), QString());
  for (EntryKind kind :
       {EntryKind::Sent, EntryKind::Arrived, EntryKind::Lost, EntryKind::Moved, EntryKind::TimerSet,
        EntryKind::TimerEnded, EntryKind::Called, EntryKind::Returned, EntryKind::Started,
        EntryKind::Ended, EntryKind::Power}) {
    kinds_->addItem(nameOf(kind), nameOf(kind));
  }
}

void EventsPane::makeTable() {
  table_->setModel(filter_);
  table_->viewport()->installEventFilter(this);
  table_->setAccessibleName(tr("Events"));
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setSortingEnabled(true);
  table_->sortByColumn(EventsModel::Time, Qt::AscendingOrder);
  table_->setShowGrid(false);
  table_->setFrameShape(QFrame::NoFrame);
  table_->setWordWrap(false);
  table_->setTabKeyNavigation(false);
  table_->verticalHeader()->hide();
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->setContextMenuPolicy(Qt::ActionsContextMenu);
  auto* copyAction = new QAction(tr("Copy"), table_);
  copyAction->setShortcut(QKeySequence::Copy);
  copyAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(copyAction, &QAction::triggered, this, [this] { copy(selectedRows()); });
  table_->addAction(copyAction);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& index) { chooseCurrent(index); });
}

void EventsPane::showMoment(const TracePointer& trace, SimTime at) {
  following_ = true;
  const bool another = model_->trace() != trace;
  if (another) updateFromTrace(trace);
  model_->setNow(at);
  if (another) {
    table_->resizeColumnsToContents();
    sayWhetherNone();
  }
  followPlayhead();
  following_ = false;
}

/// Many rows are shown in the order of time only: sorting them by words would take seconds.
void EventsPane::updateFromTrace(const TracePointer& trace) {
  filter_->forget();
  const bool isSorted = !trace || std::ssize(trace->eventLog) <= kManyRows;
  if (!isSorted) table_->sortByColumn(EventsModel::Time, Qt::AscendingOrder);
  table_->setSortingEnabled(isSorted);
  model_->setTrace(trace);
  filter_->setWanted(words_->text(), kinds_->currentData().toString());
}

void EventsPane::followPlayhead() {
  const int last = model_->happened() - 1;
  if (last < 0) return table_->setCurrentIndex({});
  const QModelIndex now = table_->currentIndex();
  const QModelIndex shown = filter_->mapToSource(now);
  if (shown.isValid() && model_->entry(shown.row()).at == model_->entry(last).at) return;
  const QModelIndex target = filter_->mapFromSource(model_->index(last, 0));
  if (!target.isValid()) return;
  table_->setCurrentIndex(target);
  table_->scrollTo(target);
}

/// Rows that the filter takes away take the current one with them: that chooses nothing, and moves
/// no playhead.
void EventsPane::chooseCurrent(const QModelIndex& index) {
  if (following_ || filter_->isChanging() || !index.isValid()) return;
  const Entry& entry = model_->entry(filter_->mapToSource(index).row());
  SegmentId segment;
  if (entry.kind == EntryKind::Sent || entry.kind == EntryKind::Arrived ||
      entry.kind == EntryKind::Lost) {
    segment = model_->trace()->segments[entry.index].id;
  }
  emit chosen(entry.at, segment);
}

/// One is always selected: it is the one at the playhead.
QModelIndexList EventsPane::selectedRows() const {
  QModelIndexList rows = table_->selectionModel()->selectedRows();
  std::ranges::sort(rows, {}, &QModelIndex::row);
  return rows;
}

QModelIndexList EventsPane::shownRows() const {
  QModelIndexList rows;
  for (int row = 0; row < filter_->rowCount(); ++row) rows << filter_->index(row, 0);
  return rows;
}

void EventsPane::copy(const QModelIndexList& rows) {
  QApplication::clipboard()->setText(tableText(*filter_, rows));
}

}  // namespace linger
