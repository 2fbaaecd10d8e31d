#pragma once

#include <QFrame>
#include <QSpinBox>
#include <vector>

#include "app/learn/class/class_lesson.h"
#include "app/look/theme.h"

class QLabel;
class QGridLayout;

namespace linger {

class VoteBar;

/// A count of votes. Return goes on to the next one; the keys of a clicker are not for it.
class VoteCount : public QSpinBox {
  Q_OBJECT

 public:
  using QSpinBox::QSpinBox;

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
};

/// One choice with the votes for it. Once the answer is told, the right one has a frame and says
/// so in words.
class Ballot : public QFrame {
  Q_OBJECT

 public:
  /// The lesson outlives it.
  Ballot(ClassLesson& lesson, std::size_t choice, Look look, QWidget* parent = nullptr);

  void refresh();
  QString words() const;  ///< What stands beside the choice: its votes and, at last, whether right.
  VoteCount* count() const { return count_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  bool isRightAndTold() const;

  ClassLesson& lesson_;
  std::size_t choice_;
  Look look_;
  QLabel* text_;
  QLabel* votes_;
  VoteBar* bar_;
  VoteCount* count_;
};

/// The choices of a step with their votes as bars; many of them in two columns.
class Ballots : public QWidget {
  Q_OBJECT

 public:
  /// The lesson outlives it.
  Ballots(ClassLesson& lesson, Look look, QWidget* parent = nullptr);

  const std::vector<Ballot*>& rows() const { return rows_; }

 private:
  void updateFromLesson();
  void refresh();

  ClassLesson& lesson_;
  Look look_;
  QGridLayout* layout_;
  int step_ = -1;  ///< Whose choices the rows are.
  std::vector<Ballot*> rows_;
};

}  // namespace linger
