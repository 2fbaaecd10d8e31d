#pragma once

#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/course/lesson_file.h"
#include "app/grading/submissions.h"
#include "model/course/grade.h"

namespace linger {

/// What somebody handed in and what it is worth, or why it could not be marked.
struct GradedWork {
  QString person;
  QString file;
  std::optional<Work> work;
  std::shared_ptr<Grader> grader;  ///< What `grade` points into; null where there is an error.
  Grade grade;
  std::vector<FileError> errors;
};

/// Marks every submission by the lesson that is given, or each by the built-in one that it names.
/// Copies and what is for another version are remarked on. The same submissions always give the
/// same grades, in the same order.
std::vector<GradedWork> gradeAll(const std::vector<Submission>& submissions,
                                 const std::optional<LessonFile>& lesson);

/// A remark in words.
QString wordsFor(const Remark& remark);

}  // namespace linger
