#pragma once

#include <QByteArray>
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "model/course/lesson.h"

namespace linger {

/// One question as a class voted on it.
struct VotedQuestion {
  struct Choice {
    QString text;
    bool right = false;
    int votes = 0;
  };
  std::string step;  ///< LessonStep::id
  int segment = 0;   ///< Where the class was TCP: which segment, from 1; else 0.
  QString text;
  std::optional<MisconceptionAsked> misconception;
  std::vector<Choice> choices;
};

/// The votes of a class on a lesson.
struct ClassVotes {
  QString title;
  std::string lesson;
  std::vector<VotedQuestion> questions;  ///< Each with at least one vote.
};

/// One line for each choice of each question.
QByteArray votesCsv(const ClassVotes& votes);

/// The same to be read: each question with its votes, then each misconception that was asked about,
/// how many had it right before and after, and how many still have it.
QByteArray votesText(const ClassVotes& votes);

}  // namespace linger
