#pragma once

#include <string>
#include <vector>

#include "model/course/lesson.h"

namespace linger {

/// What can be wrong with a lesson that is well-formed. What a problem's arguments are is said in
/// brackets.
enum class LessonProblemKind : std::uint8_t {
  BadName,  ///< [name]
  NoSteps,
  StepTwice,         ///< [id]
  UnknownHost,       ///< [name, the names of the hosts]
  TooFewOptions,     ///< [how many, least, most]
  NotOneRight,       ///< [system] Of a choice in its run.
  NeverHappens,      ///< [system] The moment that is asked for.
  NothingFollows,    ///< [system] No segment after the step's instant.
  NothingArrives,    ///< [system] No segment reaches the host.
  UnknownEdit,       ///< [name, the known ones]
  MetByNothing,      ///< [system] A goal that the scene meets by itself.
  SolutionMisses,    ///< [system]
  SceneTooLong,      ///< [at most]
  AskedOnlyOnce,     ///< [misconception] Before and not after, or the other way round.
  PointsOutOfRange,  ///< [points, most]
  ShownAlready,      ///< What is asked for lies in the run that is shown with the question.
  PartlyNarrower,    ///< An instant that is half right nearer than it is right.
};

/// What is wrong, and where: a path such as "steps[2].choices". The words for it are the app's.
struct LessonProblem {
  std::string where;
  LessonProblemKind kind = LessonProblemKind::NoSteps;
  std::vector<std::string> arguments;
  bool onOwnSystems = false;  ///< Not on a system that is named, but on those that the scene has.

  bool operator==(const LessonProblem&) const = default;
};

inline constexpr int kMostPoints = 100;
inline constexpr std::size_t kMostOptions = 6;

/// Every problem of a lesson, its scenes as they are and on each system that it allows.
std::vector<LessonProblem> problemsOf(const Lesson& lesson);

}  // namespace linger
