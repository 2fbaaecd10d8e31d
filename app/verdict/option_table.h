#pragma once

#include <QTableView>

#include "app/look/theme.h"
#include "app/verdict/option_table_model.h"

namespace linger {

/// The option × system table: each cell with its word, its stripes or none, and how well it is
/// known; the scenario's own system is marked. Enter goes to the instant at which a cell clears.
class OptionTable : public QTableView {
  Q_OBJECT

 public:
  explicit OptionTable(QWidget* parent = nullptr);

  OptionTableModel* table() const { return model_; }
  void setRun(RunPointer run);
  /// The columns, in place of the scene's own.
  void setQueries(std::vector<RebindQuery> queries);
  void setPlayhead(SimTime at);
  void setLook(Look look);
  Look look() const { return look_; }

  QSize sizeHint() const override;

 signals:
  void instantRequested(linger::SimTime at);
  /// What the cell that the keyboard is on says.
  void sentenceChanged(const QString& sentence);

 protected:
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fit();
  void jump(const QModelIndex& index);

  OptionTableModel* model_;
  RunPointer waiting_;  ///< Not run on every system before it is looked at.
  SimTime now_;
  Look look_ = Look::Light;
};

}  // namespace linger
