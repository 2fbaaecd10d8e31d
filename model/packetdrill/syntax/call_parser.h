#pragma once

#include "model/packetdrill/syntax/script.h"
#include "model/packetdrill/syntax/token_reader.h"

namespace linger::packetdrill {

/// Reads a system call, from its name (or the end of its blocking) to its result, error and
/// note. Throws SyntaxError.
SystemCall parseCall(TokenReader& reader);

}  // namespace linger::packetdrill
