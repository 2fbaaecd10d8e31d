#pragma once

#include "app/learn/progress/progress.h"
#include "model/course/lesson.h"

namespace linger {

/// How many of a lesson's questions a learner has answered, and how many rightly the last time.
struct LessonScore {
  int asked = 0;
  int answered = 0;
  int right = 0;

  bool isComplete() const { return answered == asked; }
};

LessonScore scoreOf(const Lesson& lesson, const Progress& progress);

/// The index of the step where the learner was; 0 where that step is gone, or at the beginning.
int placeIn(const Lesson& lesson, const Progress& progress);

}  // namespace linger
