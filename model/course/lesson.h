#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/course/condition.h"
#include "model/course/moment.h"
#include "model/sim/edit.h"
#include "model/sim/scenario.h"

namespace linger {

/// Words for a learner, in English and, where somebody wrote them, in Chinese.
struct LessonText {
  std::string english;
  std::string chinese;  ///< Empty: there are only the English ones.

  bool empty() const { return english.empty(); }
  bool operator==(const LessonText&) const = default;
};

// What a step asks for. All but a fixed choice are answered by the run of the step's scene.
namespace task {

/// Two sentences, and the scene as it is at `at`.
struct Read {
  bool operator==(const Read&) const = default;
};

/// The run goes on to the step's instant: shown once a prediction stands.
struct See {
  bool operator==(const See&) const = default;
};

/// What people believe, and what is so.
struct Reflect {
  LessonText mistake;
  bool operator==(const Reflect&) const = default;
};

struct Option {
  LessonText text;
  std::vector<Condition> conditions;  ///< It is the right one where all of these hold.
  bool otherwise = false;             ///< It is the right one where no other is.
  bool always = false;                ///< It is the right one, whatever the run says.
  bool operator==(const Option&) const = default;
};

struct Choose {
  std::vector<Option> options;
  bool operator==(const Choose&) const = default;
};

/// When does it happen? All points within `within`, half of them within `partly`.
struct NameInstant {
  Moment moment;
  Duration within{};
  Duration partly{};
  bool operator==(const NameInstant&) const = default;
};

/// Which state is the host's connection in at `at`?
struct NameState {
  std::string host;
  SimTime at;
  bool operator==(const NameState&) const = default;
};

/// What is the next segment after the step's instant, of that host or of any?
struct NameSegment {
  std::optional<std::string> host;
  bool operator==(const NameSegment&) const = default;
};

/// Edit the scene until the goal is met.
struct Reach {
  std::vector<Condition> goal;
  std::vector<std::string> allowed;  ///< Kinds of edits, as editName() has them.
  std::size_t mostEdits = 5;
  std::vector<Edit> solution;
  bool operator==(const Reach&) const = default;
};

/// Segments reach `host` from the step's instant until `until`: say what its TCP does.
struct BeTcp {
  std::string host;
  SimTime until;
  std::size_t most = 4;  ///< So many segments at most.
  bool operator==(const BeTcp&) const = default;
};

}  // namespace task

using Task = std::variant<task::Read, task::See, task::Reflect, task::Choose, task::NameInstant,
                          task::NameState, task::NameSegment, task::Reach, task::BeTcp>;

/// Whether the learner has to do something for it.
bool isAsked(const Task& task);

/// One of the misconceptions that the course is about, by its number, and which time it is asked.
struct MisconceptionAsked {
  int number = 0;
  bool after = false;  ///< False: before the lesson has said anything about it.
  bool operator==(const MisconceptionAsked&) const = default;
};

struct LessonStep {
  std::string id;           ///< Unique in the lesson.
  LessonText text;          ///< What is told or asked.
  std::size_t scene = 0;    ///< Index into Lesson::scenes.
  std::vector<Edit> edits;  ///< Made on the scene before the step.
  SimTime at;               ///< The run is shown up to here.
  Task task;
  std::vector<LessonText> hints;
  LessonText because;  ///< Told with the answer: why people think otherwise, and what is so.
  int points = 0;
  std::optional<MisconceptionAsked> misconception;

  bool operator==(const LessonStep&) const = default;
};

/// A path of ten minutes through a part of the subject.
struct Lesson {
  std::string name;
  LessonText title;
  LessonText summary;
  std::vector<OsId> systems;  ///< On which it may be taken; empty: only as its scenes are.
  std::vector<Scenario> scenes;
  std::vector<LessonStep> steps;

  bool operator==(const Lesson&) const = default;
};

/// The step of the lesson called `id`, or null.
const LessonStep* stepNamed(const Lesson& lesson, const std::string& id);

/// The scene of a step as it stands before the learner, on that system (none: as it was written).
Scenario sceneOf(const Lesson& lesson, const LessonStep& step, std::optional<OsId> system);

/// What lesson files call a kind of edit: "restart", "close-first", "fate", ...
std::string_view editName(const Edit& edit);

/// Every such name.
std::vector<std::string_view> editNames();

}  // namespace linger
