#pragma once

#include <QDialog>

#include "app/window/theme.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace linger {

/// All built-in scenarios with their pictures, by group and by search.
class Gallery : public QDialog {
  Q_OBJECT

 public:
  explicit Gallery(Look look, QWidget* parent = nullptr);

  QLineEdit* field() const { return field_; }
  QListView* list() const { return list_; }

 signals:
  void scenarioChosen(const QString& name);

 private:
  void build(Look look);
  void filter();
  void describe();
  void choose();

  QLineEdit* field_;
  QComboBox* groups_;
  QListView* list_;
  QLabel* description_;
  QSortFilterProxyModel* shown_;
};

}  // namespace linger
