#pragma once

#include <QByteArray>
#include <QString>
#include <cstddef>
#include <string>
#include <vector>

#include "app/files/file_error.h"
#include "app/files/json/json_value.h"

namespace linger {

/// A JSON text with the name of the file that it came from.
struct JsonSource {
  QString file;
  QByteArray text;
  JsonValue root;
  std::vector<std::size_t> lineStarts;  ///< The offset of each line's first byte.

  FilePlace placeOf(std::size_t offset) const;
  /// What the text contains of control characters is shown in `what` as JSON would write it.
  FileError error(std::size_t offset, QString what) const;
};

/// How deep lists and objects may be nested.
inline constexpr int kDeepestJson = 64;

/// Reads one JSON value (RFC 8259) in UTF-8 and nothing after it. No byte order mark, no key
/// twice in one object, no NaN, no comments, no trailing commas.
Loaded<JsonSource> parseJson(const QString& file, const QByteArray& text);

/// What a message calls a value, in its reader's language: "the number 3", "the text \"abc\"", "a
/// list", "true". A long one is cut short.
QString describe(const JsonValue& value);

/// The place of a byte in a text. Columns count characters, so that editors agree.
FilePlace placeInText(const QByteArray& text, std::size_t offset);

/// Of `known`, the word that was probably meant by `found`; empty where none is close.
std::string closestOf(std::string_view found, const std::vector<std::string_view>& known);

}  // namespace linger
