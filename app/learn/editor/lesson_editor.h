#pragma once

#include <QDialog>

#include "app/learn/editor/draft_form.h"
#include "app/learn/editor/lesson_draft.h"
#include "app/look/theme.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace linger {

/// A lesson as a teacher writes it: its steps, the fields of one of them, and what is wrong. Any
/// step can be tried at once.
class LessonEditor : public QDialog {
  Q_OBJECT

 public:
  /// `folder` is where a new lesson is saved unless one says otherwise.
  LessonEditor(Look look, bool isChinese, QString folder, QWidget* parent = nullptr);

  /// Begins with a lesson file; where `asCopy`, under another name and without a file yet. Gives
  /// what was wrong with it, if anything.
  QString openFile(const QString& path, bool asCopy);

  LessonDraft& draft() { return draft_; }
  DraftForm* form() const { return form_; }
  QListWidget* steps() const { return steps_; }
  QPushButton* add() const { return add_; }
  QPushButton* remove() const { return remove_; }
  QPushButton* up() const { return up_; }
  QPushButton* down() const { return down_; }
  QPushButton* scene() const { return scene_; }
  QPushButton* undo() const { return undo_; }
  QPushButton* tryOut() const { return try_; }
  QPushButton* save() const { return save_; }
  QString told() const;
  /// Writes the lesson file, be it only a draft with a problem; false, with the reason told, where
  /// that failed.
  bool saveTo(const QString& path);
  /// Gives the chosen step the scene of a scenario file, which the lesson then holds itself; tells
  /// what is wrong with that.
  void useScene(const QString& path);
  const QString& path() const { return path_; }
  /// Where it is saved unless one says otherwise: its file, or one in the folder that has its name.
  QString usualPath() const;

 protected:
  void closeEvent(QCloseEvent* event) override;
  void reject() override;

 private:
  void build();
  void updateFromDraft();
  void fillSteps();
  void choose(std::size_t step);
  QString problemWords(const DraftProblem& problem) const;
  void tryChosen();
  void askForScene();
  bool askAndSave();
  bool mayClose();

  Look look_;
  bool isChinese_;
  QString folder_;
  QString path_;
  LessonDraft draft_;
  QListWidget* steps_;  ///< The lesson itself, then its steps.
  DraftForm* form_;
  QLabel* told_;
  QPushButton* add_;
  QPushButton* remove_;
  QPushButton* up_;
  QPushButton* down_;
  QPushButton* scene_;
  QPushButton* undo_;
  QPushButton* try_;
  QPushButton* save_;
};

}  // namespace linger
