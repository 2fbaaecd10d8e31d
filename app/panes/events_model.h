#pragma once

#include <QAbstractTableModel>

#include "app/document/document.h"

namespace linger {

/// The whole trace as a table: one row for each entry of the eventLog, the equal of the ladder
/// for keyboard and screen reader.
class EventsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Time, HostName, Kind, What, Detail, Clause, ColumnCount };
  enum Role {
    SortRole = Qt::UserRole,  ///< What a column is sorted by: numbers as numbers.
    HappenedRole,             ///< bool: at or before the playhead.
    InstantRole,              ///< SimTime
  };

  using QAbstractTableModel::QAbstractTableModel;

  void setTrace(const TracePointer& trace);
  /// Rows after the playhead are shown faint.
  void setNow(SimTime now);

  /// How many rows have happened.
  int happened() const { return happened_; }
  const TracePointer& trace() const { return trace_; }
  const Entry& entry(int row) const { return trace_->eventLog[static_cast<std::size_t>(row)]; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  int countHappened() const;
  TracePointer trace_;
  SimTime now_;
  int happened_ = 0;
};

/// What the table says of an entry of the trace's event log in a column of EventsModel.
QString eventText(const Trace& trace, const Entry& entry, int column);

/// The selected rows, or all of a model's, as lines of tab-separated text with a heading.
QString tableText(const QAbstractItemModel& model, const QModelIndexList& rows);

}  // namespace linger
