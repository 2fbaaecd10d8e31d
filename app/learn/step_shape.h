#pragma once

#include <cstdint>

#include "app/files/json_value.h"

namespace linger {

/// The kinds of steps that are written without JSON. What a lesson file calls `predict` is five of
/// them, by what is asked for.
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
  Other,        ///< What only a file can say: it is kept as it is.
};

StepShape shapeOf(const JsonValue& step);

/// Makes it a step of that kind, with usual values where it had none; what the kinds have in common
/// stays. Nothing for Other.
void setShape(JsonValue& step, StepShape shape);

/// A new step of a lesson, under a name that it does not have yet.
JsonValue newStep(const JsonValue& lesson);

/// A lesson with one step.
JsonValue newLesson();

}  // namespace linger
