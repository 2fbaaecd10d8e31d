#pragma once

#include <string>
#include <string_view>

#include "app/editor/part.h"

namespace linger {

/// The member that says what an item is about, and so which others it has: "do", "kind", "fate".
/// Empty for a part that has none.
std::string_view typeKeyOf(PartKind kind);

/// An item with another type: it keeps what it has of the members that go with that one, and gets
/// those that it needs. `path` is where in the draft it is.
JsonValue withType(const JsonValue& scenario, PartKind kind, const std::string& path,
                   const JsonValue& item, std::string_view type);

}  // namespace linger
