#pragma once

#include <string>
#include <string_view>

#include "app/editor/part.h"

namespace linger {

/// Lets what names a host, a program or a listening address follow when these are renamed:
/// impairments and events go on meaning the same. `part` has `now` in its field `key`, and had
/// `before`. Nothing follows where `before` still names something else.
void followRename(JsonValue& scenario, const PartId& part, std::string_view key,
                  const std::string& before, const std::string& now);

}  // namespace linger
