#pragma once

#include <QAbstractTableModel>
#include <functional>
#include <memory>
#include <vector>

#include "model/fleet/fleet.h"

namespace linger {

/// The figures of a counted load as a table: one row for each interval, the equal of the chart.
class CountModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  explicit CountModel(QObject* parent = nullptr);

  void setRun(std::shared_ptr<const FleetRun> run);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation,
                      int role = Qt::DisplayRole) const override;

 private:
  struct Column {
    QString title;
    std::function<QString(const FleetSample&)> value;
  };

  void addHost(std::size_t host);
  void add(const QString& title, std::function<QString(const FleetSample&)> value);

  std::shared_ptr<const FleetRun> run_;
  std::vector<Column> columns_;
};

}  // namespace linger
