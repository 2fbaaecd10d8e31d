#pragma once

#include <QAbstractTableModel>
#include <QElapsedTimer>

#include "app/live/machine_reading.h"
#include "app/live/port_answer.h"

namespace linger {

/// The sockets of this machine as rows, what is hardest to get rid of first: what a program holds
/// before what the kernel ends by itself.
class MachineModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { StateColumn, LocalColumn, RemoteColumn, HolderColumn, LeftColumn, ColumnCount };

  explicit MachineModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  /// Takes what was read now. Rows of sockets that stay keep their selection.
  void take(const MachineReading& reading);
  /// Lets the clocks tell the time as it is now.
  void tick();

  const LiveSocket& socket(int row) const { return rows_[std::size_t(row)].socket; }
  /// The same as the row shows it, tab-separated.
  QString textOf(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation,
                      int role = Qt::DisplayRole) const override;

 private:
  struct Row {
    LiveSocket socket;
    PortCause cause;
    std::optional<TimeRange> ends;  ///< From the reading on.
  };

  /// Which row comes first; equal for one socket in two readings whose cause is the same.
  static std::weak_ordering order(const Row& a, const Row& b);
  void removeGone(const std::vector<Row>& now);
  void insertNew(std::vector<Row> now);
  QString cell(const Row& row, int column) const;
  QString leftOf(const Row& row) const;
  QVariant clockOf(const Row& row) const;
  Duration passed() const;

  std::vector<Row> rows_;
  KernelKnobs knobs_;
  QElapsedTimer sinceReading_;
};

}  // namespace linger
