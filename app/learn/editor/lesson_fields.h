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
  bool isMany = false;  ///< Several of the choices, each on a line.
};

/// A field on a form, with the place in the lesson of the part that it belongs to: the lesson
/// itself, a step, or a condition or an edit in it.
struct FieldPlace {
  const LessonField* field = nullptr;
  std::string path;
  QString group;        ///< Of a condition or an edit: "Goal, condition 2".
  bool begins = false;  ///< It is the group's first, and the group's name stands for its label.

  bool operator==(const FieldPlace&) const = default;
};

/// The fields of the lesson itself, and those that the step at `path` has as it stands. Behind a
/// list's last condition or edit there is one more, without a kind, to begin the next with.
std::vector<const LessonField*> headFields();
std::vector<FieldPlace> stepForm(const JsonValue& lesson, const std::string& path);

/// The value as one writes it into the field; empty where there is none.
QString typedText(const LessonField& field, const JsonValue& part, bool isChinese);

/// Puts what was typed into the lesson, at the field's place.
void write(const FieldPlace& place, JsonValue& lesson, const QString& typed, bool isChinese);

/// What a step is called in a list: "predict: the state".
QString kindWords(const JsonValue& step);

/// The entries of a field that is a choice; `path` is the part's place in the lesson.
Choices choicesOf(const LessonField& field, const JsonValue& lesson, const std::string& path);

}  // namespace linger
