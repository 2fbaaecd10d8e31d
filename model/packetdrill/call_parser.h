#pragma once

#include "model/packetdrill/script.h"
#include "model/packetdrill/token_reader.h"

namespace linger::packetdrill {

/// Reads a system call, from its name (or the end of its blocking) to its result, error and
/// note. Throws SyntaxError.
SystemCall parseCall(TokenReader& reader);

}  // namespace linger::packetdrill
