#pragma once

#include <QWidget>

#include "app/learn/class/class_lesson.h"
#include "app/look/theme.h"

class QLabel;

namespace linger {

class VoteBar;

/// How many were right when a misconception was asked before and after: two bars with their words.
class BeforeAfter : public QWidget {
  Q_OBJECT

 public:
  explicit BeforeAfter(Look look, QWidget* parent = nullptr);

  void setShares(const ClassLesson::BeforeAndAfter& shares);
  QString words() const;  ///< Both lines.

 private:
  struct Line {
    QLabel* words;
    VoteBar* bar;
  };
  static void show(const Line& line, const QString& sentence, const ClassLesson::Share& share);

  Line before_;
  Line after_;
};

}  // namespace linger
