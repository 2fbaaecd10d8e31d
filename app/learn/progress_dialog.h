#pragma once

#include <QDialog>

#include "app/learn/lesson_shelf.h"
#include "app/learn/progress/progress_store.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace linger {

/// What a learner has done so far, which transitions the lessons have shown, and the file that
/// keeps it: to be copied, moved, taken from elsewhere, or deleted.
class ProgressDialog : public QDialog {
  Q_OBJECT

 public:
  /// Both have to outlive the dialog.
  ProgressDialog(ProgressStore& store, const LessonShelf& shelf, QWidget* parent = nullptr);

  QString summary() const;
  QListWidget* transitions() const { return transitions_; }
  QString told() const;

  // What the buttons do once a place was chosen and the deletion confirmed.
  void copyTo(const QString& path);
  void moveTo(const QString& path);
  void use(const QString& path);
  void remove();

 private:
  void build();
  void refresh();
  void tell(const QString& trouble, const QString& done);
  void askToRemove();

  ProgressStore& store_;
  const LessonShelf& shelf_;
  QLabel* summary_;
  QLabel* place_;
  QLabel* told_;
  QListWidget* transitions_;
};

}  // namespace linger
