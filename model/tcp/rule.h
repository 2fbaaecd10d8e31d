#pragma once

#include <string_view>

namespace linger {

/// What a record of a trace follows: a key for the explanation that people read, and the
/// clause or source that says so ("RFC 9293 §3.10.7.4").
struct Rule {
  std::string_view key;
  std::string_view citation;

  constexpr bool operator==(const Rule& other) const { return key == other.key; }
};

}  // namespace linger
