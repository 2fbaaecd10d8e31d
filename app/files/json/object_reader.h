#pragma once

#include <QString>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "app/files/json/json_source.h"

namespace linger {

/// A JSON text that is being read into something, and all that was wrong with it so far.
struct Reading {
  const JsonSource& source;
  std::vector<FileError> errors{};

  /// Notes "found <the value>, expected <this>"; always false.
  bool fail(const JsonValue& value, const QString& expected);

  /// The same where one of some keywords is expected, with a guess which was meant.
  bool failKeyword(const JsonValue& value, const std::vector<std::string_view>& keywords);
};

// One function for each type that a value may have: false, with an error noted, where the value
// is none of these.
bool read(Reading& reading, const JsonValue& value, std::string& target);
bool read(Reading& reading, const JsonValue& value, bool& target);
bool read(Reading& reading, const JsonValue& value, double& target);
bool read(Reading& reading, const JsonValue& value, std::uint64_t& target);
/// A whole number from `least` to `most`.
bool readWhole(Reading& reading, const JsonValue& value, std::int64_t least, std::int64_t most,
               std::int64_t& target);

template <std::integral Integer>
bool read(Reading& reading, const JsonValue& value, Integer& target) {
  std::int64_t whole = 0;
  if (!readWhole(reading, value, std::int64_t{std::numeric_limits<Integer>::min()},
                 std::int64_t{std::numeric_limits<Integer>::max()}, whole)) {
    return false;
  }
  target = static_cast<Integer>(whole);
  return true;
}

template <typename T>
bool read(Reading& reading, const JsonValue& value, std::optional<T>& target) {
  T inner{};
  if (!read(reading, value, inner)) return false;
  target = std::move(inner);
  return true;
}

template <typename T>
bool read(Reading& reading, const JsonValue& value, std::vector<T>& target);

/// Reads an object key by key; finish() complains about the keys that nobody asked for.
class ObjectReader {
 public:
  /// Both outlive it.
  ObjectReader(Reading& reading, const JsonValue& value);

  template <typename T>
  bool optional(std::string_view key, T& target) {
    const JsonValue* const value = take(key);
    return value == nullptr || read(reading_, *value, target);
  }

  template <typename T>
  bool required(std::string_view key, T& target) {
    const JsonValue* const value = take(key);
    return value == nullptr ? failMissing(key) : read(reading_, *value, target);
  }

  /// The value of a key, which is then known; null where the object has none.
  const JsonValue* take(std::string_view key);

  /// True where nothing was wrong with this object or anything in it.
  bool finish();

 private:
  bool failMissing(std::string_view key);

  Reading& reading_;
  const JsonValue& value_;
  std::vector<std::string_view> known_;
  std::size_t errorsBefore_;
};

template <typename T>
bool read(Reading& reading, const JsonValue& value, std::vector<T>& target) {
  if (!value.is(JsonValue::Kind::Array)) {
    return reading.fail(value, QStringLiteral("a list"));
  }
  target.clear();
  bool isGood = true;
  for (const JsonValue& item : value.items) {
    T element{};
    isGood = read(reading, item, element) && isGood;
    target.push_back(std::move(element));
  }
  return isGood;
}

}  // namespace linger
