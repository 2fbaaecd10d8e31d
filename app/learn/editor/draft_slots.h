#pragma once

#include <string>

#include "app/files/json/json_value.h"

namespace linger {

// A form shows a list with one more place than it has items: what is written there is a new item,
// and an item that has nothing left is taken out.

/// The object at the path; where that is the place behind a list's last item, a new one. Null where
/// there is no such place.
JsonValue* slotAt(JsonValue& lesson, const std::string& path);

/// Takes the item at the path out of its list where nothing is in it, and the list with its last.
void dropEmpty(JsonValue& lesson, const std::string& path);

}  // namespace linger
