#pragma once

#include <string>

namespace linger::packetdrill {

/// A place in a script's text. Lines and columns count from 1; a column counts bytes.
struct Location {
  int line = 1;
  int column = 1;

  bool operator==(const Location&) const = default;
};

/// Why a text is not a script: thrown inside the parser, returned by parseScript().
struct SyntaxError {
  Location where;
  std::string what;  ///< "expected a sequence number, found 'ack'"

  bool operator==(const SyntaxError&) const = default;
};

/// "FILE:LINE:COLUMN: what"
std::string describe(const SyntaxError& error, const std::string& file);

}  // namespace linger::packetdrill
