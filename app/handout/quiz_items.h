#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <variant>
#include <vector>

#include "model/course/lesson.h"

namespace linger {

// What learning platforms know of a question.
namespace quiz {

struct Choice {
  struct Offered {
    QString text;
    int credit = 0;  ///< Percent of the points.
  };
  std::vector<Offered> offered;
};
/// A number of seconds.
struct Number {
  double seconds = 0;
  double within = 0;
  double partly = 0;  ///< Half of the points as near as this; the same as `within` for none.
};
/// To be answered in the learner's own words, and marked by the teacher.
struct Essay {
  QString solution;
};
/// Only told.
struct Information {};

}  // namespace quiz

struct QuizItem {
  QString name;  ///< "who-waits 02 side": unique in the export, in the lesson's order.
  QString text;
  QStringList hints;
  QString feedback;  ///< Told with the answer.
  double points = 0;
  std::variant<quiz::Choice, quiz::Number, quiz::Essay, quiz::Information> kind;
  QByteArray picture;  ///< PNG: the ladder up to the question, and nothing behind it. May be empty.
  QString pictureWords;  ///< The same for who does not see it.
};

/// The lesson as questions for a learning platform. What it tells after an answer is the feedback
/// of the question before. Needs fonts where `withPictures`.
std::vector<QuizItem> quizItems(const Lesson& lesson, bool isChinese, bool withPictures);

/// In Moodle's GIFT format, with the pictures in the questions' text. It has no points: these stand
/// in comments. Needs fonts.
QByteArray giftFile(const Lesson& lesson, bool isChinese);

/// In Moodle's XML format, with pictures as files. Needs fonts.
QByteArray moodleFile(const Lesson& lesson, bool isChinese);

}  // namespace linger
