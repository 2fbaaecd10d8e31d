#include "app/verdict/option_table_model.h"

#include <algorithm>
#include <utility>

#include "app/document/pending_work.h"
#include "app/document/words.h"
#include "app/verdict/rebind_words.h"
#include "model/sim/scenario_run.h"

namespace linger {

OptionTableModel::OptionTableModel(QObject* parent)
    : QAbstractTableModel(parent),
      run_(std::make_shared<const ScenarioRun>()),
      runs_(std::make_shared<OsTraces>(run_)) {}

void OptionTableModel::setRun(RunPointer run) {
  if (!run) run = std::make_shared<const ScenarioRun>();
  const auto runs = std::make_shared<OsTraces>(run);
  if (run->trace.hosts.empty()) {
    PendingWork::drop(this);
    return show(std::move(run), runs);
  }
  PendingWork::begin(
      this, tr("Running the scene on every system…"),
      [runs](const std::atomic<bool>& stop) { runs->runEverywhere(stop); },
      [this, run, runs](bool) { show(run, runs); });
}

void OptionTableModel::show(RunPointer run, std::shared_ptr<OsTraces> runs) {
  beginResetModel();
  run_ = std::move(run);
  runs_ = std::move(runs);
  if (!chosen_) queries_ = standardQueries(run_->trace);
  endResetModel();
}

void OptionTableModel::setQueries(std::vector<RebindQuery> queries) {
  beginResetModel();
  queries_ = std::move(queries);
  chosen_ = true;
  endResetModel();
}

void OptionTableModel::setPlayhead(SimTime at) {
  if (at == now_) return;
  std::vector<const VerdictInterval*> before;
  const int rows = rowCount();
  const int columns = columnCount();
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) before.push_back(cell(row, column));
  }
  now_ = at;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      if (before[std::size_t(row * columns + column)] == cell(row, column)) continue;
      emit dataChanged(index(row, column), index(row, column));
    }
  }
}

int OptionTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || queries_.empty() ? 0 : int(allProfiles().size());
}

int OptionTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(queries_.size());
}

const VerdictInterval* OptionTableModel::cell(int row, int column) const {
  const OsId os = allProfiles()[std::size_t(row)]->id;
  const RebindQuery& query = queries_[std::size_t(column)];
  if (query.program.host >= run_->trace.hosts.size()) return nullptr;
  const std::vector<VerdictInterval>* answers = runs_->verdicts(os, query);
  return answers ? intervalAt(*answers, now_) : nullptr;
}

QString OptionTableModel::sentence(int row, int column) const {
  const VerdictInterval* interval = cell(row, column);
  if (!interval) return tr("This scenario cannot be run on this system.");
  const OsProfile& profile = *allProfiles()[std::size_t(row)];
  const std::shared_ptr<const Trace> run = runs_->trace(profile.id);
  return explain(*run, queries_[std::size_t(column)], *interval, now_).sentence();
}

QVariant OptionTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const VerdictInterval* interval = cell(index.row(), index.column());
  switch (role) {
    case Qt::DisplayRole: return interval ? resultWord(*interval) : QStringLiteral("—");
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
    case Qt::StatusTipRole: return sentence(index.row(), index.column());
    case Qt::TextAlignmentRole: return int(Qt::AlignCenter);
    case AnswerRole:
      if (!interval) return int(Answer::Unknown);
      if (interval->verdict.evidence == Evidence::Disputed) return int(Answer::Unsure);
      return int(interval->verdict.works() ? Answer::Works : Answer::Fails);
    case EvidenceRole: return interval ? wordFor(interval->verdict.evidence) : QString();
    case ClearsRole:
      if (!interval || !interval->clears) return {};
      return QVariant::fromValue(qint64(microseconds(*interval->clears)));
    default: return {};
  }
}

QVariant OptionTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (section < 0) return {};
  if (orientation == Qt::Horizontal) {
    if (section >= columnCount()) return {};
    if (role == Qt::DisplayRole) return wordsFor(queries_[std::size_t(section)]);
    return QAbstractTableModel::headerData(section, orientation, role);
  }
  if (section >= rowCount()) return {};
  const OsProfile& profile = *allProfiles()[std::size_t(section)];
  if (role == Qt::DisplayRole) return text(profile.title);
  if (role == Qt::ToolTipRole) return text(profile.version);
  return QAbstractTableModel::headerData(section, orientation, role);
}

int OptionTableModel::rowOfScenario() const {
  const Trace& trace = run_->trace;
  if (!trace.server) return -1;
  const std::optional<OsId> os = trace.hosts[trace.server->host].os;
  const auto profiles = allProfiles();
  const auto found = std::find_if(profiles.begin(), profiles.end(),
                                  [os](const OsProfile* profile) { return profile->id == os; });
  return found == profiles.end() ? -1 : int(found - profiles.begin());
}

}  // namespace linger
