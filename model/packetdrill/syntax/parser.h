#pragma once

#include <optional>
#include <string_view>

#include "model/packetdrill/syntax/script.h"

namespace linger::packetdrill {

/// A script, or why the text is not one: exactly one of the two.
struct ParseResult {
  std::optional<Script> script;
  std::optional<SyntaxError> error;
};

/// Reads the language of packetdrill as Google's and nplab's programs take it, and demikernel's
/// way to write packets. Both branches of every #ifdef are read.
ParseResult parseScript(std::string_view text);

}  // namespace linger::packetdrill
