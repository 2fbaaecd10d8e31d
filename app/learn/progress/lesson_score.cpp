#include "app/learn/progress/lesson_score.h"

#include <algorithm>

namespace linger {

LessonScore scoreOf(const Lesson& lesson, const Progress& progress) {
  LessonScore score;
  const LessonRecord& record = progress.of(lesson.name);
  for (const LessonStep& step : lesson.steps) {
    if (!isAsked(step.task)) continue;
    ++score.asked;
    const auto found = record.steps.find(step.id);
    if (found == record.steps.end()) continue;
    ++score.answered;
    score.right += found->second.right ? 1 : 0;
  }
  return score;
}

int placeIn(const Lesson& lesson, const Progress& progress) {
  const auto found = std::ranges::find(lesson.steps, progress.of(lesson.name).at, &LessonStep::id);
  return found == lesson.steps.end() ? 0 : int(found - lesson.steps.begin());
}

}  // namespace linger
