#pragma once

#include "app/files/scenario/scenario_values.h"
#include "model/course/answer.h"
#include "model/course/lesson.h"

namespace linger {

// The kinds of values that lesson and work files are made of; see object_reader.h and
// resources/lessons/README.md.
bool read(Reading& reading, const JsonValue& value, LessonText& target);
bool read(Reading& reading, const JsonValue& value, Condition& target);
bool read(Reading& reading, const JsonValue& value, Moment& target);
bool read(Reading& reading, const JsonValue& value, Edit& target);
bool read(Reading& reading, const JsonValue& value, State& target);
bool read(Reading& reading, const JsonValue& value, Errno& target);
bool read(Reading& reading, const JsonValue& value, Call& target);
bool read(Reading& reading, const JsonValue& value, TimerKind& target);

/// One of `required` has to be a key of the object and says what kind of object it is. Empty, with
/// an error noted, where none is.
std::string_view kindKeyOf(Reading& reading, const JsonValue& value,
                           const std::vector<std::string_view>& keys);

JsonValue editJson(const Edit& edit);

}  // namespace linger
