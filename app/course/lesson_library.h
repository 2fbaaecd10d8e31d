#pragma once

#include <QStringList>
#include <vector>

#include "app/course/lesson_file.h"

namespace linger {

/// The names of the lessons that come with the program, in the order in which they build on each
/// other.
QStringList builtInLessons();

/// Where the file of a built-in lesson is.
QString builtInLessonPath(const QString& name);

/// A built-in lesson's name or the path of a lesson file. A name wins over a file of that name.
Loaded<LessonFile> loadLesson(const QString& nameOrPath);

}  // namespace linger
