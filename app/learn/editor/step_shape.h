#pragma once

#include <cstdint>

#include "app/files/json/json_value.h"

namespace linger {

/// The kinds of steps that are written without JSON. What a lesson file calls `predict` is eight
/// of them, by what is asked for.
enum class StepShape : std::uint8_t {
  Read,
  See,
  Reflect,
  Choose,       ///< Of which the author says which one is right, or conditions of the run do.
  Rebind,       ///< What bind() returns at an instant: the run says.
  NameState,    ///< The run says.
  NameSegment,  ///< The run says.
  Enters,       ///< When a connection enters a state: the run says.
  Free,         ///< When a server gets its port: the run says.
  Leaves,       ///< When it leaves it: the run says.
  Returns,      ///< When a call returns: the run says.
  Sends,        ///< When a segment is sent: the run says.
  Reach,        ///< A goal, by edits.
  BeTcp,        ///< What TCP does with each segment that arrives: the run says.
  Again,        ///< An earlier step's question once more.
  Other,        ///< What only a file can say: it is kept as it is.
};

StepShape shapeOf(const JsonValue& step);

/// Whether it asks something itself, so that a later step can ask it again.
bool canBeAskedAgain(const JsonValue& step);

/// Makes it a step of that kind, with usual values where it had none; what the kinds have in common
/// stays. Nothing for Other.
/// For Again, which step is meant stays open.
void setShape(JsonValue& step, StepShape shape);

/// A new step of a lesson, under a name that it does not have yet.
JsonValue newStep(const JsonValue& lesson);

/// A lesson with one step.
JsonValue newLesson();

}  // namespace linger
