#pragma once

#include <QWidget>

#include "app/learn/player/answer_form.h"
#include "app/learn/player/step_picture.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace linger {

/// One step of a lesson: what is told or asked, the ladder so far, the answer, and what came of it.
class PlayerPane : public QWidget {
  Q_OBJECT

 public:
  /// The player outlives it.
  PlayerPane(LessonPlayer& player, Look look, bool isChinese, QWidget* parent = nullptr);

  AnswerForm* form() const { return form_; }
  StepPicture* picture() const { return picture_; }
  QPushButton* hint() const { return hint_; }
  QPushButton* commit() const { return commit_; }
  QPushButton* tell() const { return tell_; }
  QPushButton* next() const { return next_; }
  QPushButton* back() const { return back_; }
  QLabel* outcome() const { return outcome_; }

 signals:
  void finished();

 private:
  void build();
  void updateFromPlayer();
  void playRun();
  void followRun();
  void showHints();
  void showOutcome();
  void placeFocus(bool isNew);
  void enableCommit();
  QString told() const;
  QString said(const LessonText& words) const;
  QString outcomeWords() const;
  QString saidWords() const;
  QString stayWords() const;
  bool isOtherSolution() const;
  QString triedWords() const;
  QString conditionWords(std::size_t index) const;
  QStringList turnWords() const;

  LessonPlayer& player_;
  bool isChinese_;
  QLabel* heading_;
  QLabel* text_;
  QLabel* hints_;
  QLabel* outcome_;
  StepPicture* picture_;
  QScrollArea* scroll_;
  AnswerForm* form_;
  QPushButton* hint_;
  QPushButton* tell_;
  QPushButton* commit_;
  QPushButton* next_;
  QPushButton* back_;
  int shownStep_ = -1;
  std::size_t shownEdits_ = 0;
  bool follows_ = false;  ///< The step scrolls along with the run, until somebody scrolls it.
};

}  // namespace linger
