#pragma once

#include <string_view>

namespace linger {

/// How well a statement about an operating system is known, from best to worst.
enum class Evidence {
  Measured,    ///< Seen on the running system.
  Source,      ///< Read in the system's source code.
  Documented,  ///< Stated by the maker.
  Secondary,   ///< Stated by somebody else.
  Disputed,    ///< Sources disagree, or none was found.
};

/// "measured", "source", "documented", "secondary", "disputed".
std::string_view nameOf(Evidence evidence);

/// A value with where it comes from.
template <typename T>
struct Sourced {
  T value{};
  Evidence evidence = Evidence::Disputed;
  std::string_view source;
};

}  // namespace linger
