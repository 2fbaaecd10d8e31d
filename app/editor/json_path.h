#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/files/json/json_value.h"

namespace linger {

// Places in a scenario's JSON are paths in the words of scenario files, as problems name them:
// "hosts[1].programs[0].steps[2].after". The empty path is the whole.

/// The value at a path; null where there is none.
JsonValue* valueAt(JsonValue& root, std::string_view path);
const JsonValue* valueAt(const JsonValue& root, std::string_view path);

/// The text at a path; empty where there is none or something else.
std::string textAt(const JsonValue& root, std::string_view path);

/// The items of a list; none where there is no list.
std::span<const JsonValue> itemsAt(const JsonValue& root, std::string_view path);

/// "steps" and 2 as "steps[2]"; "link" and "delay" as "link.delay".
std::string itemPath(std::string_view list, std::size_t index);
std::string memberPath(std::string_view object, std::string_view key);

/// An item's list and its place in it.
struct ListPlace {
  std::string list;
  std::size_t index = 0;
};

/// Where "hosts[1].programs[0]" is; none where a path does not end with an index.
std::optional<ListPlace> listPlaceOf(std::string_view path);

/// The path up to and with its last part that `key` names: "hosts" of
/// "hosts[1].programs[0].steps" is "hosts[1]"; empty where it has no such part.
std::string ancestorIn(std::string_view path, std::string_view key);

/// Whether `path` is `whole` or lies in it.
bool isWithin(std::string_view path, std::string_view whole);

/// Sets a member, or with dots in the key a member of a member; objects on the way are made.
void setMember(JsonValue& object, std::string_view key, JsonValue value);

/// Takes a member out, and with it the objects on the way that are then empty.
void removeMember(JsonValue& object, std::string_view key);

}  // namespace linger
