#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace linger {

struct JsonMember;

/// A JSON value that knows where in its text it stood. Members keep their order, and numbers
/// their digits, so that what was read can be written again unchanged.
struct JsonValue {
  enum class Kind : std::uint8_t { Null, Bool, Number, String, Array, Object };

  Kind kind = Kind::Null;
  bool boolean = false;
  std::string text;                 ///< String: in UTF-8. Number: as it was written.
  std::vector<JsonValue> items;     ///< Array.
  std::vector<JsonMember> members;  ///< Object; no key twice.
  std::size_t offset = 0;           ///< Of its first byte in the text.

  JsonValue();
  JsonValue(bool value);              // NOLINT: values are written as such
  JsonValue(std::int64_t value);      // NOLINT
  JsonValue(std::string_view value);  // NOLINT
  JsonValue(const char*) = delete;    ///< Would become a bool.

  // Made where JsonMember is known as well, as a vector of it has to be.
  JsonValue(const JsonValue&);
  JsonValue(JsonValue&&) noexcept;
  JsonValue& operator=(const JsonValue&);
  JsonValue& operator=(JsonValue&&) noexcept;
  ~JsonValue();

  static JsonValue array();
  static JsonValue object();
  static JsonValue number(std::string digits);

  bool is(Kind other) const { return kind == other; }

  /// The member called `key`, or null; null too where this is no object.
  const JsonValue* find(std::string_view key) const;

  /// Adds a member, or replaces the value of the one there is. Returns this object.
  JsonValue& set(std::string_view key, JsonValue value);

  /// The number as a whole one in the range of int64; none where it is another number or kind.
  std::optional<std::int64_t> asInteger() const;
};

struct JsonMember {
  std::string key;
  std::size_t offset = 0;  ///< Of the key's opening quote.
  JsonValue value;
};

/// On one line, without spaces to spare.
std::string toCompactJson(const JsonValue& value);

/// As a person would write it: what fits stands on one line of so many columns, the rest is
/// indented by two spaces; a list of objects has one line for each. Ends with a newline.
std::string toPrettyJson(const JsonValue& value, std::size_t columns = 100);

/// Appends a value as toPrettyJson() writes it that many levels in, after what stands on its line.
void appendPrettyJson(std::string& out, const JsonValue& value, std::size_t depth,
                      std::size_t columns);

}  // namespace linger
