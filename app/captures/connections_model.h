#pragma once

#include <QAbstractTableModel>

#include "app/captures/capture_reading.h"
#include "app/captures/connection_picture.h"

namespace linger {

/// The connections of a capture as rows, as far as it has been read.
class ConnectionsModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { Number, Picture, Ending, Client, Server, State, Duration, Frames, ColumnCount };
  /// What rows are sorted by: a number where the column shows one.
  static constexpr int kSortRole = Qt::UserRole;
  /// The ConnectionPicture of the row.
  static constexpr int kPictureRole = Qt::UserRole + 1;

  /// `reading` must outlive it.
  explicit ConnectionsModel(CaptureReading& reading, QObject* parent = nullptr);

  const capture::Connection& connection(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation,
                      int role = Qt::DisplayRole) const override;

 private:
  void updateRows();

  CaptureReading& reading_;
  int rows_ = 0;
};

}  // namespace linger
