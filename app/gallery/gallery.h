#pragma once

#include <QDialog>
#include <vector>

#include "app/look/theme.h"
#include "model/sim/edit.h"
#include "model/systems/error_line.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;

namespace linger {

class DoorRow;
class GalleryFilter;
struct Cause;

/// The recent files and all built-in scenarios with their pictures, by group and by search. A
/// pasted error message finds the scenes that show what it may come from.
class Gallery : public QDialog {
  Q_OBJECT

 public:
  explicit Gallery(Look look, QWidget* parent = nullptr, const QStringList& recentFiles = {});

  QLineEdit* field() const { return field_; }
  QListView* list() const { return list_; }
  DoorRow* doors() const { return doors_; }

 signals:
  /// A built-in's name or a file's path; of a cause of the error that was searched for also what
  /// sets it to that error's system and runtime, and what the error tells of.
  void scenarioChosen(const QString& place, const std::vector<linger::Edit>& edits,
                      const linger::ErrorLine& symptom);
  /// The gallery has closed: the lessons are wanted instead, or the view of this machine.
  void lessonsWanted();
  void machineWanted();

 private:
  void build(Look look, const QStringList& recentFiles);
  void filter();
  void describe();
  void sayCurrent();
  QString wordsOf(const Cause& cause) const;
  void choose();

  DoorRow* doors_;
  QLineEdit* field_;
  QComboBox* groups_;
  QListView* list_;
  QLabel* description_;
  GalleryFilter* shown_;
};

}  // namespace linger
