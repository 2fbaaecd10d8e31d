#pragma once

#include <QDialog>

#include "app/learn/class/ballots.h"
#include "app/learn/class/before_after.h"
#include "app/learn/class/class_lesson.h"
#include "app/learn/player/run_picture.h"

class QBoxLayout;
class QLabel;
class QPushButton;

namespace linger {

/// A lesson on the projector: full screen, one step at a time, large. Digits count votes, a
/// clicker's keys go on, Escape ends.
class ClassView : public QDialog {
  Q_OBJECT

 public:
  ClassView(Lesson lesson, Look look, bool isChinese, QWidget* parent = nullptr);

  ClassLesson& lesson() { return lesson_; }
  Ballots* ballots() const { return ballots_; }
  RunPicture* picture() const { return picture_; }
  BeforeAfter* comparison() const { return comparison_; }
  QPushButton* goOn() const { return goOn_; }
  QPushButton* goBack() const { return goBack_; }
  QLabel* outcome() const { return outcome_; }
  bool isBlank() const { return blank_->isVisible(); }

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build();
  void updateFromLesson();
  void forward();
  void setBlank(bool on);
  void setSizes();
  QString goOnWords() const;
  QString keyWords() const;
  QString outcomeWords() const;

  ClassLesson lesson_;
  bool isChinese_;
  QLabel* heading_;
  QLabel* text_;
  QLabel* outcome_;
  QLabel* keys_;
  Ballots* ballots_;
  BeforeAfter* comparison_;
  RunPicture* picture_;
  QPushButton* goBack_;
  QPushButton* goOn_;
  QWidget* blank_;
  QBoxLayout* middle_ = nullptr;
};

}  // namespace linger
