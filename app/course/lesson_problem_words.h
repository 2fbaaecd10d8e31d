#pragma once

#include <QString>

#include "model/course/lesson_problems.h"

namespace linger {

/// What is wrong with a lesson, in one line.
QString wordsFor(const LessonProblem& problem);

}  // namespace linger
