#include "app/panes/events_model.h"

#include <QApplication>
#include <QPalette>
#include <algorithm>

#include "app/document/words.h"
#include "app/panes/entry_text.h"
#include "app/panes/moment.h"

namespace linger {

void EventsModel::setTrace(const TracePointer& trace) {
  beginResetModel();
  trace_ = trace;
  happened_ = countHappened();
  endResetModel();
}

void EventsModel::setNow(SimTime now) {
  now_ = now;
  const int before = happened_;
  happened_ = countHappened();
  if (before == happened_) return;
  const int first = std::min(before, happened_);
  const int last = std::max(before, happened_) - 1;
  emit dataChanged(index(first, 0), index(last, ColumnCount - 1),
                   {Qt::ForegroundRole, HappenedRole});
}

int EventsModel::countHappened() const {
  if (!trace_) return 0;
  const auto& eventLog = trace_->eventLog;
  const auto after = std::ranges::upper_bound(eventLog, now_, {}, &Entry::at);
  return static_cast<int>(after - eventLog.begin());
}

int EventsModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || !trace_ ? 0 : static_cast<int>(trace_->eventLog.size());
}

int EventsModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QString eventText(const Trace& trace, const Entry& entry, int column) {
  switch (column) {
    case EventsModel::Time: return instantText(entry.at);
    case EventsModel::HostName: return hostName(trace, hostOf(trace, entry));
    case EventsModel::Kind: return nameOf(entry.kind);
    case EventsModel::What: return entryText(trace, entry);
    case EventsModel::Detail: return entryDetail(trace, entry);
    case EventsModel::Clause: {
      const std::optional<Rule> rule = ruleOf(trace, entry);
      return rule ? text(rule->citation) : QString();
    }
  }
  return {};
}

QVariant EventsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Entry& row = entry(index.row());
  switch (role) {
    case Qt::DisplayRole: return eventText(*trace_, row, index.column());
    case Qt::ToolTipRole: return eventText(*trace_, row, index.column());
    case SortRole:
      if (index.column() == Time) return index.row();
      return eventText(*trace_, row, index.column());
    case HappenedRole: return index.row() < happened_;
    case InstantRole: return QVariant::fromValue(row.at);
    case Qt::ForegroundRole:
      if (index.row() < happened_) return {};
      return QApplication::palette().brush(QPalette::PlaceholderText);
    case Qt::TextAlignmentRole:
      if (index.column() == Time) return int(Qt::AlignRight | Qt::AlignVCenter);
      return {};
  }
  return {};
}

QVariant EventsModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role != Qt::DisplayRole) return {};
  if (orientation == Qt::Vertical) return section + 1;
  switch (section) {
    case Time: return tr("Time");
    case HostName: return tr("Host");
    case Kind: return tr("Kind");
    case What: return tr("What happened");
    case Detail: return tr("Detail");
    case Clause: return tr("Source");
  }
  return {};
}

QString tableText(const QAbstractItemModel& model, const QModelIndexList& rows) {
  QStringList lines;
  QStringList cells;
  for (int column = 0; column < model.columnCount(); ++column) {
    cells << model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
  }
  lines << cells.join(u'\t');
  for (const QModelIndex& row : rows) {
    cells.clear();
    for (int column = 0; column < model.columnCount(); ++column) {
      cells << row.siblingAtColumn(column).data(Qt::DisplayRole).toString();
    }
    lines << cells.join(u'\t');
  }
  return lines.join(u'\n') + u'\n';
}

}  // namespace linger
