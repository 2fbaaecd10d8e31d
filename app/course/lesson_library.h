#pragma once

#include <QStringList>
#include <string>
#include <utility>
#include <vector>

#include "app/course/lesson_file.h"

namespace linger {

/// The names of the lessons that come with the program, in the order in which they build on each
/// other.
QStringList builtInLessons();

/// Names that built-in lessons had once, each with the one that it has now: work and progress that
/// were made under the old name stay theirs.
std::vector<std::pair<std::string, std::string>> formerLessonNames();

/// The name that a built-in lesson has now; any other name is given back as it is.
std::string lessonNameNow(const std::string& name);

/// Where the file of a built-in lesson is.
QString builtInLessonPath(const QString& name);

/// A built-in lesson's name, a former one too, or the path of a lesson file. A name wins over a
/// file of that name.
Loaded<LessonFile> loadLesson(const QString& nameOrPath);

}  // namespace linger
