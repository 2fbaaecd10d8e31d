#pragma once

#include <string_view>
#include <vector>

#include "model/packetdrill/syntax/token.h"

namespace linger::packetdrill {

/// Cuts a script into tokens; the last one is End. Comments (// and /* */) and a first line
/// that starts with "#!" are left out.
/// Throws SyntaxError for an unfinished comment, string, command or code, an unknown
/// directive, and characters that no script has.
std::vector<Token> tokenize(std::string_view text);

}  // namespace linger::packetdrill
