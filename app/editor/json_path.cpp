#include "app/editor/json_path.h"

#include <algorithm>
#include <charconv>

namespace linger {
namespace {

JsonValue* memberOf(JsonValue& object, std::string_view key) {
  const auto found = std::ranges::find(object.members, key, &JsonMember::key);
  return found == object.members.end() ? nullptr : &found->value;
}

/// Takes the first name or index off a path.
std::string_view takeFirst(std::string_view& path) {
  if (path.front() == '.') path.remove_prefix(1);
  const std::size_t from = path.front() == '[' ? 1 : 0;
  const std::string_view first = path.substr(0, path.find_first_of(".[", from));
  path.remove_prefix(first.size());
  return first;
}

std::size_t indexIn(std::string_view brackets) {
  std::size_t index = 0;
  std::from_chars(brackets.data() + 1, brackets.data() + brackets.size(), index);
  return index;
}

}  // namespace

JsonValue* valueAt(JsonValue& root, std::string_view path) {
  JsonValue* value = &root;
  while (!path.empty() && value != nullptr) {
    const std::string_view first = takeFirst(path);
    if (first.front() != '[') {
      value = memberOf(*value, first);
      continue;
    }
    const std::size_t index = indexIn(first);
    value = index < value->items.size() ? &value->items[index] : nullptr;
  }
  return value;
}

const JsonValue* valueAt(const JsonValue& root, std::string_view path) {
  return valueAt(const_cast<JsonValue&>(root), path);
}

std::string textAt(const JsonValue& root, std::string_view path) {
  const JsonValue* value = valueAt(root, path);
  return value && value->is(JsonValue::Kind::String) ? value->text : std::string();
}

std::span<const JsonValue> itemsAt(const JsonValue& root, std::string_view path) {
  const JsonValue* list = valueAt(root, path);
  return list ? std::span<const JsonValue>(list->items) : std::span<const JsonValue>();
}

std::string itemPath(std::string_view list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

std::string memberPath(std::string_view object, std::string_view key) {
  return object.empty() ? std::string(key) : std::string(object) + "." + std::string(key);
}

std::optional<ListPlace> listPlaceOf(std::string_view path) {
  if (path.empty() || path.back() != ']') return std::nullopt;
  const std::size_t bracket = path.rfind('[');
  return ListPlace{std::string(path.substr(0, bracket)), indexIn(path.substr(bracket))};
}

std::string ancestorIn(std::string_view path, std::string_view key) {
  std::string_view rest = path;
  while (!rest.empty()) {
    if (takeFirst(rest) != key || rest.empty() || rest.front() != '[') continue;
    takeFirst(rest);
    return std::string(path.substr(0, path.size() - rest.size()));
  }
  return {};
}

bool isWithin(std::string_view path, std::string_view whole) {
  if (!path.starts_with(whole)) return false;
  const std::string_view rest = path.substr(whole.size());
  return whole.empty() || rest.empty() || rest.front() == '.' || rest.front() == '[';
}

void setMember(JsonValue& object, std::string_view key, JsonValue value) {
  const std::size_t dot = key.find('.');
  if (dot == std::string_view::npos) {
    object.set(key, std::move(value));
    return;
  }
  const std::string_view first = key.substr(0, dot);
  if (!object.find(first)) object.set(first, JsonValue::object());
  setMember(*memberOf(object, first), key.substr(dot + 1), std::move(value));
}

void removeMember(JsonValue& object, std::string_view key) {
  const std::size_t dot = key.find('.');
  const std::string_view first = key.substr(0, dot);
  if (dot != std::string_view::npos) {
    JsonValue* inner = memberOf(object, first);
    if (!inner) return;
    removeMember(*inner, key.substr(dot + 1));
    if (!inner->members.empty()) return;
  }
  std::erase_if(object.members, [&](const JsonMember& member) { return member.key == first; });
}

}  // namespace linger
