#pragma once

#include <QDialog>

#include "app/look/theme.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace linger {

/// The recent files and all built-in scenarios with their pictures, by group and by search.
class Gallery : public QDialog {
  Q_OBJECT

 public:
  explicit Gallery(Look look, QWidget* parent = nullptr, const QStringList& recentFiles = {});

  QLineEdit* field() const { return field_; }
  QListView* list() const { return list_; }

 signals:
  /// A built-in's name or a file's path.
  void scenarioChosen(const QString& place);

 private:
  void build(Look look, const QStringList& recentFiles);
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
