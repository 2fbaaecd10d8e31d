#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/course/lesson.h"
#include "model/course/tcp_turn.h"

namespace linger {

// What a learner commits to, or what is right.
namespace answer {

struct Chosen {
  std::size_t option = 0;  ///< Index into task::Choose::options.
  bool operator==(const Chosen&) const = default;
};
struct Instant {
  SimTime at;
  bool operator==(const Instant&) const = default;
};
struct Named {
  State state = State::Closed;
  bool operator==(const Named&) const = default;
};
struct NextSegment {
  std::string host;
  Flags flags;
  bool operator==(const NextSegment&) const = default;
};
struct Reaction {
  State after = State::Closed;
  std::optional<Flags> reply;
  bool operator==(const Reaction&) const = default;
};
/// One for each segment that arrives.
struct Reactions {
  std::vector<Reaction> turns;
  bool operator==(const Reactions&) const = default;
};
struct Edits {
  std::vector<Edit> made;
  bool operator==(const Edits&) const = default;
};

}  // namespace answer

using Answer = std::variant<answer::Chosen, answer::Instant, answer::Named, answer::NextSegment,
                            answer::Reactions, answer::Edits>;

/// A step with the run that answers it.
struct AskedStep {
  const LessonStep* step = nullptr;  ///< Of a lesson that outlives this.
  Scenario scene;
  Trace trace;
  /// What is right; of a goal, its recorded solution. None where the run has no answer, or several,
  /// and for steps that ask nothing.
  std::optional<Answer> right;
  std::vector<TcpTurn> turns;  ///< Of task::BeTcp.
};

/// Runs the step's scene on that system and looks the answer up.
AskedStep ask(const Lesson& lesson, const LessonStep& step, std::optional<OsId> system);

/// The index of the option that is right in the run; none unless exactly one is.
std::optional<std::size_t> rightOption(const Trace& trace, const task::Choose& task);

/// The first segment of the trace that is sent after `at`, by that host or by any; copies and
/// strangers' do not count. Null where none is.
const SegmentRecord* nextSegment(const Trace& trace, SimTime at,
                                 const std::optional<std::string>& host);

}  // namespace linger
