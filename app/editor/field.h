#pragma once

#include <QString>
#include <optional>
#include <span>

#include "app/editor/choices.h"
#include "app/editor/part.h"

namespace linger {

/// What one can write into a field, and how the file has it.
enum class FieldKind : std::uint8_t {
  Line,          ///< A text.
  Sentences,     ///< A text of several lines.
  Time,          ///< "40ms"; "40 ms" is understood too.
  Instants,      ///< "0s, 2s": a list of durations; "never" for none.
  Number,        ///< Whole or with a point: a number in the file.
  Ports,         ///< "32768-60999": a list of two numbers.
  Lines,         ///< A list of texts, one on each line.
  Choice,        ///< One of the choices, a text in the file.
  NumberChoice,  ///< One of the choices, a number in the file.
  Boolean,       ///< One of the choices, true or false in the file.
};

/// One value of a part that can be edited: what it is called, where it is, what it may be.
struct EditorField {
  PartKind part;
  const char* key;  ///< In the part's JSON; with a dot in an object of it: "link.delay".
  const char* label;
  FieldKind kind;
  const char* unset = nullptr;    ///< What holds where it is left empty. Null: it must be there.
  const char* hint = nullptr;     ///< What it means, for who asks.
  const char* section = nullptr;  ///< The heading that this and the following fields are under.
  Choices (*choices)(const JsonValue& scenario, const std::string& path) = nullptr;
  /// Whether such a part has this field: a `close` has no bytes. Null: always.
  bool (*applies)(const JsonValue& part) = nullptr;
};

/// Every field of every kind of part, in the order in which they are shown. It is the one list
/// of what can be edited.
std::span<const EditorField> sceneFields();
std::span<const EditorField> hostFields();
std::span<const EditorField> loadFields();
std::span<const EditorField> stepFields();
std::span<const EditorField> segmentFields();
std::span<const EditorField> questionFields();

/// The fields that a part has as it stands.
std::vector<const EditorField*> fieldsOf(const JsonValue& scenario, const PartId& part);

QString labelOf(const EditorField& field);
QString unsetTextOf(const EditorField& field);
QString hintOf(const EditorField& field);
QString sectionOf(const EditorField& field);

/// The value as one writes it into the field; empty where there is none.
QString typedText(const EditorField& field, const JsonValue* value);

/// What the file is to have for what was typed; none where the value is to be left out. What
/// cannot be understood is passed on as a text, for the reader to tell what is wrong with it.
std::optional<JsonValue> valueOf(const EditorField& field, const QString& typed);

}  // namespace linger
