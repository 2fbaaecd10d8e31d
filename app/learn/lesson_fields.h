#pragma once

#include <vector>

#include "app/editor/field.h"

namespace linger {

/// One value of a lesson or of a step that is written without JSON: how it is edited and where the
/// file has it.
struct LessonField {
  EditorField field;     ///< Its part says nothing here. The key is where problems are looked for.
  bool isWords = false;  ///< A text in the language of the program; others that it has stay.
  /// How a value that is not simply the key's is shown and written. Null: the key's value.
  QString (*typed)(const JsonValue& part, bool isChinese) = nullptr;
  void (*write)(JsonValue& part, const QString& typed, bool isChinese) = nullptr;
};

/// The fields of the lesson itself, and those that a step has as it stands.
std::vector<const LessonField*> headFields();
std::vector<const LessonField*> stepFields(const JsonValue& step);

/// The value as one writes it into the field; empty where there is none.
QString typedText(const LessonField& field, const JsonValue& part, bool isChinese);

/// Puts what was typed into the part.
void write(const LessonField& field, JsonValue& part, const QString& typed, bool isChinese);

/// What a step is called in a list: "predict: the state".
QString kindWords(const JsonValue& step);

/// The entries of a field that is a choice; `path` is the part's place in the lesson.
Choices choicesOf(const LessonField& field, const JsonValue& lesson, const std::string& path);

}  // namespace linger
