#pragma once

#include <QModelIndexList>
#include <QSortFilterProxyModel>
#include <QWidget>
#include <vector>

#include "app/panes/events_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace linger {

/// Rows whose text holds every typed word, of the chosen kind and host.
class EventsFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;

  /// Accepts the rows of a kind (empty: of every kind) that have all of the words. Many rows are
  /// looked through beside the window; until that has ended, and where somebody cancels it, all are
  /// accepted. The source is an EventsModel.
  void setWanted(const QString& text, const QString& kind);
  /// Before the source model gets other rows.
  void forget();
  /// Rows come and go because others are accepted.
  bool isChanging() const { return changing_; }

 signals:
  /// Other rows are accepted.
  void accepted();

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  /// What somebody looks for.
  struct Wanted {
    QStringList words;
    QString kind;  ///< Empty: of any.

    bool isAll() const { return words.isEmpty() && kind.isEmpty(); }
    bool accepts(const Trace& trace, const Entry& entry) const;
    bool operator==(const Wanted&) const = default;
  };

  const TracePointer& trace() const;
  void settle();

  Wanted wanted_;
  bool changing_ = false;
  bool pending_ = false;        ///< Which rows are accepted is being worked out.
  std::vector<bool> accepted_;  ///< By row of the source; empty where few are looked at one by one.
};

/// "Events": the trace as a table that can be filtered, sorted and copied, in step with the
/// playhead both ways.
class EventsPane : public QWidget {
  Q_OBJECT

 public:
  explicit EventsPane(QWidget* parent = nullptr);

  void showMoment(const TracePointer& trace, SimTime at);

 public slots:
  /// Copies the selected rows as text; all that are shown when none is selected.
  QModelIndexList selectedRows() const;
  QModelIndexList shownRows() const;
  void copy(const QModelIndexList& rows);

 signals:
  /// A row was chosen: its instant, and its segment if it is about one.
  void chosen(linger::SimTime at, linger::SegmentId segment);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fillKinds();
  void filter();
  void updateFromFilter();
  void sayWhetherNone();
  void makeTable();
  void updateFromTrace(const TracePointer& trace);
  void followPlayhead();
  void chooseCurrent(const QModelIndex& index);

  EventsModel* model_;
  EventsFilter* filter_;
  QTableView* table_;
  QLabel* none_;
  QLineEdit* words_;
  QComboBox* kinds_;
  bool following_ = false;
};

}  // namespace linger
