#pragma once

#include "app/learn/editor/lesson_fields.h"

namespace linger {

// A condition on a run and an edit of a scene as a form shows them: what kind it is, and what that
// kind has besides. One without a kind is none.
std::vector<const LessonField*> conditionFields(const JsonValue& condition);
std::vector<const LessonField*> editFields(const JsonValue& edit);

/// The kinds of edits, to choose several from.
Choices editKindChoices(const JsonValue& lesson, const std::string& path);

/// The socket options in a list, as one word: "SO_REUSEADDR SO_REUSEPORT"; and back.
Choices optionSetChoices(const JsonValue& lesson, const std::string& path);
QString optionSetTyped(const JsonValue* list);
JsonValue optionSet(const QString& typed);

}  // namespace linger
