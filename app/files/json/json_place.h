#pragma once

#include <string_view>

#include "app/files/json/json_value.h"

namespace linger {

/// The value at a path such as "hosts[1].programs[0].steps[2].after", or the innermost one on
/// the way there that the file has.
const JsonValue& valueAt(const JsonValue& root, std::string_view path);

}  // namespace linger
