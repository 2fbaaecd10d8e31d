#pragma once

#include <QDialog>
#include <optional>

#include "app/learn/class/class_votes.h"
#include "app/learn/lesson_shelf.h"
#include "app/learn/player/lesson_player.h"
#include "app/learn/player/player_pane.h"
#include "app/learn/progress/progress_store.h"

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
  /// Lessons of one's own are in `lessonFolder`.
  LearnDialog(Look look, bool isChinese, const QString& progressPath, const QString& lessonFolder,
              QWidget* parent = nullptr);

  /// Runs do not play by themselves, here and before a class.
  void setReducedMotion(bool reduced);
  LessonPlayer& player() { return player_; }
  const Progress& progress() const { return store_.progress(); }
  QListWidget* list() const { return list_; }
  PlayerPane* pane() const { return pane_; }
  QPushButton* start() const { return start_; }
  QPushButton* review() const { return review_; }
  QPushButton* lessons() const { return lessons_; }
  QPushButton* mine() const { return mine_; }
  QPushButton* present() const { return present_; }
  QPushButton* create() const { return create_; }
  QPushButton* votes() const { return votes_; }
  /// Writes the votes of the lesson that was presented last: a table for *.csv, else a text.
  void saveVotes(const QString& path);
  QPushButton* edit() const { return edit_; }
  const LessonShelf& shelf() const { return shelf_; }
  /// Adds a lesson file to the list and chooses it; false where it can't, and tells what is wrong.
  bool addLesson(const QString& path);
  /// The same; a file that can't be added is opened in the editor, which tells what is wrong.
  void openLessonFile(const QString& path);
  /// Opens a lesson at a step.
  void openLesson(const QString& name, int at);
  /// Goes through the steps that are to be looked at again, one after the other.
  void openReview();

 private:
  void build();
  QWidget* makeListPage();
  QWidget* makePlayerPage();
  void updateFromPlayer();
  void endLesson();
  QString endWords(std::size_t next) const;
  void showProgress();
  void fillList();
  int usualRow() const;
  QString lineFor(std::size_t place, int due) const;
  void describe();
  void startChosen();
  void presentChosen();
  void takeVotes(const ClassVotes& votes);
  void askAndSaveVotes();
  QWidget* makeTeachersRow();
  void openFile();
  void editLesson(const QString& path, bool asCopy);
  void tell(const QString& message);
  void saveWork();

  Look look_;
  bool isChinese_;
  std::optional<bool> reducedMotion_;  ///< None: as the desktop has it.
  ProgressStore store_;
  LessonPlayer player_;
  QStackedWidget* pages_;
  QListWidget* list_;
  QLabel* summary_;
  QLabel* trouble_;
  QLineEdit* name_;
  QPushButton* start_;
  QPushButton* review_;
  QPushButton* mine_;
  QPushButton* lessons_;
  QPushButton* save_;
  QPushButton* present_;
  QPushButton* votes_;
  QPushButton* create_;
  QPushButton* edit_;
  QPushButton* open_;
  PlayerPane* pane_;
  ClassVotes classVotes_;  ///< Of the lesson that was presented last.
  LessonShelf shelf_;      ///< In the order of the list.
};

}  // namespace linger
