#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/grading/graded_class.h"

namespace linger {

/// How a class answered one step.
struct StepReport {
  std::string lesson;
  std::string step;
  std::optional<MisconceptionAsked> misconception;
  int answered = 0;
  int right = 0;                              ///< With all of the points.
  std::vector<std::pair<QString, int>> said;  ///< How many gave each answer, most first.
};

/// How many had a misconception right before a lesson, and how many after it.
struct MisconceptionReport {
  int number = 0;
  int rightBefore = 0;
  int askedBefore = 0;
  int rightAfter = 0;
  int askedAfter = 0;
};

struct ClassReport {
  std::vector<StepReport> steps;  ///< In the order of the lessons' first works, and of their steps.
  std::vector<MisconceptionReport> misconceptions;  ///< By number.
};

/// Counts what could be marked.
ClassReport reportOf(const std::vector<GradedWork>& works);

}  // namespace linger
