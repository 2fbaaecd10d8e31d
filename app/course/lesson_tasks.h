#pragma once

#include "app/course/course_values.h"

namespace linger {

/// Reads `kind` and what that kind of step has besides: its task.
void readTask(Reading& reading, ObjectReader& object, const JsonValue& value, LessonStep& step);

/// The points of a step whose file names none.
int usualPoints(const Task& task);

}  // namespace linger
