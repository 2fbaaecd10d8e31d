#include "app/files/json/json_value.h"

#include <charconv>

namespace linger {

JsonValue::JsonValue() = default;
JsonValue::JsonValue(bool value) : kind(Kind::Bool), boolean(value) {}
JsonValue::JsonValue(std::int64_t value) : kind(Kind::Number), text(std::to_string(value)) {}
JsonValue::JsonValue(std::string_view value) : kind(Kind::String), text(value) {}
JsonValue::JsonValue(const JsonValue&) = default;
JsonValue::JsonValue(JsonValue&&) noexcept = default;
JsonValue& JsonValue::operator=(const JsonValue&) = default;
JsonValue& JsonValue::operator=(JsonValue&&) noexcept = default;
JsonValue::~JsonValue() = default;

JsonValue JsonValue::array() {
  JsonValue value;
  value.kind = Kind::Array;
  return value;
}

JsonValue JsonValue::object() {
  JsonValue value;
  value.kind = Kind::Object;
  return value;
}

JsonValue JsonValue::number(std::string digits) {
  JsonValue value;
  value.kind = Kind::Number;
  value.text = std::move(digits);
  return value;
}

const JsonValue* JsonValue::find(std::string_view key) const {
  for (const JsonMember& member : members) {
    if (member.key == key) return &member.value;
  }
  return nullptr;
}

JsonValue& JsonValue::set(std::string_view key, JsonValue value) {
  for (JsonMember& member : members) {
    if (member.key == key) {
      member.value = std::move(value);
      return *this;
    }
  }
  members.push_back({std::string(key), 0, std::move(value)});
  return *this;
}

std::optional<std::int64_t> JsonValue::asInteger() const {
  if (kind != Kind::Number) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace linger
