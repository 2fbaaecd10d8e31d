#pragma once

#include <QAbstractTableModel>
#include <memory>

#include "app/verdict/os_traces.h"

namespace linger {

/// Would a restart work at this instant? A row for each system, a column for each set of options;
/// each cell from a run of the scenario on that system.
class OptionTableModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  /// Beside Qt's roles: how the cell is to be coloured, and how well it is known.
  enum Role { AnswerRole = Qt::UserRole, EvidenceRole, ClearsRole };
  enum class Answer { Works, Fails, Unsure, Unknown };
  Q_ENUM(Answer)

  explicit OptionTableModel(QObject* parent = nullptr);

  /// Where it takes long to run on every system, what was shown before stays until that has ended.
  void setRun(RunPointer run);
  void setQueries(std::vector<RebindQuery> queries);
  void setPlayhead(SimTime at);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation,
                      int role = Qt::DisplayRole) const override;

  /// The row of the system that the scenario's server runs on; -1 for none.
  int rowOfScenario() const;

 private:
  void show(RunPointer run, std::shared_ptr<OsTraces> runs);
  const VerdictInterval* cell(int row, int column) const;
  QString sentence(int row, int column) const;

  RunPointer run_;
  std::vector<RebindQuery> queries_;
  bool chosen_ = false;  ///< The queries were set, and are not the standard ones.
  SimTime now_;
  std::shared_ptr<OsTraces> runs_;  ///< Never null.
};

}  // namespace linger
