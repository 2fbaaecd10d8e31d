#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/course/answer.h"
#include "model/course/mark.h"

namespace linger {

/// Milliseconds since 1970-01-01T00:00Z.
using WallTime = std::int64_t;

/// What was committed to in one step.
struct WorkAnswer {
  std::string step;  ///< LessonStep::id
  Answer answer;
  std::optional<WallTime> at;
  int hintsSeen = 0;

  bool operator==(const WorkAnswer&) const = default;
};

struct SceneFingerprint {
  std::string name;
  std::string fingerprint;

  bool operator==(const SceneFingerprint&) const = default;
};

/// A learner's work on a lesson. Nothing in it is believed: what it is worth is found by running
/// everything again.
struct Work {
  std::string learner;
  std::string lesson;
  std::string lessonFingerprint;
  std::vector<SceneFingerprint> scenes;
  std::optional<OsId> system;  ///< That the lesson was taken on; none: the scenes' own.
  std::optional<WallTime> started;
  std::optional<WallTime> finished;
  std::optional<Hundredths> claimed;  ///< The points that the learner was told.
  std::vector<WorkAnswer> answers;

  bool operator==(const Work&) const = default;
};

}  // namespace linger
