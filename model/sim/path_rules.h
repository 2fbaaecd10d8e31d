#pragma once

#include <array>

#include "model/tcp/rule.h"

namespace linger {

// What the path itself does with segments.

namespace rules {

inline constexpr Rule kForgotten{"path.forgotten", "RFC 5382 §5"};

}  // namespace rules

inline constexpr std::array kPathRules{rules::kForgotten};

}  // namespace linger
