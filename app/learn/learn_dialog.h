#pragma once

#include <QDialog>

#include "app/learn/lesson_player.h"
#include "app/learn/lesson_shelf.h"
#include "app/learn/player_pane.h"
#include "app/learn/progress.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace linger {

/// Learn: the lessons to choose from, each with where one was and what comes back, and the player.
/// Progress is kept in one file; no account, no network.
class LearnDialog : public QDialog {
  Q_OBJECT

 public:
  /// `progressPath` is read now and written whenever a step was answered.
  LearnDialog(Look look, bool isChinese, const QString& progressPath, QWidget* parent = nullptr);

  LessonPlayer& player() { return player_; }
  const Progress& progress() const { return progress_; }
  QListWidget* list() const { return list_; }
  PlayerPane* pane() const { return pane_; }
  QPushButton* start() const { return start_; }
  QPushButton* review() const { return review_; }
  QPushButton* lessons() const { return lessons_; }
  QPushButton* present() const { return present_; }
  QPushButton* create() const { return create_; }
  QPushButton* edit() const { return edit_; }
  const LessonShelf& shelf() const { return shelf_; }
  /// Adds a lesson file to the list and chooses it; tells what is wrong with it.
  void addLesson(const QString& path);
  /// Opens a lesson at a step.
  void openLesson(const QString& name, int at);
  /// Goes to the first of the steps that are to be looked at again.
  void openReview();

 private:
  void build();
  QWidget* makeListPage();
  QWidget* makePlayerPage();
  void readProgress();
  void keepProgress();
  void fillList();
  void describe();
  void startChosen();
  void presentChosen();
  QWidget* makeTeachersRow();
  void openFile();
  void editLesson(const QString& path, bool asCopy);
  void tell(const QString& message);
  void saveWork();

  Look look_;
  bool isChinese_;
  QString path_;
  bool mayWrite_ = true;  ///< False: the file could not be read, and is left as it is.
  Progress progress_;
  LessonPlayer player_;
  QStackedWidget* pages_;
  QListWidget* list_;
  QLabel* summary_;
  QLabel* trouble_;
  QLineEdit* name_;
  QPushButton* start_;
  QPushButton* review_;
  QPushButton* lessons_;
  QPushButton* save_;
  QPushButton* present_;
  QPushButton* create_;
  QPushButton* edit_;
  QPushButton* open_;
  PlayerPane* pane_;
  LessonShelf shelf_;  ///< In the order of the list.
};

}  // namespace linger
