#pragma once

#include <QDialog>
#include <QTimer>
#include <optional>

#include "app/captures/connections_model.h"
#include "model/systems/os_profile.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTreeView;

namespace linger {

class PictureDelegate;

/// The connections of a capture to choose from, by search and in any order. It stays open, so that
/// one can go from one connection to the next.
class ConnectionsDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ConnectionsDialog(std::unique_ptr<CaptureInput> input, QWidget* parent = nullptr);

  CaptureReading& reading() { return *reading_; }
  QLineEdit* field() const { return field_; }
  QTreeView* list() const { return list_; }
  void setLook(Look look);
  /// The system that is assumed of both ends; none: not known.
  std::optional<OsId> system() const;

  /// Keys that move in the list do so from the search field, too.
  bool eventFilter(QObject* watched, QEvent* event) override;

 signals:
  void connectionChosen(std::uint64_t number);
  void sceneChosen(std::uint64_t number);

 private:
  void build();
  void filter();
  void describe();
  void tellProgress();
  /// The number of the chosen connection; 0: none.
  std::uint64_t chosen() const;

  CaptureReading* reading_;
  ConnectionsModel* model_;
  QSortFilterProxyModel* shown_;
  QLineEdit* field_;
  QTimer typed_;  ///< Runs from the last change of the words until they are looked for.
  QTreeView* list_;
  PictureDelegate* pictures_;
  QComboBox* systems_;
  QLabel* description_;
  QLabel* progress_;
  QPushButton* show_;
  QPushButton* makeScene_;
};

}  // namespace linger
