#pragma once

#include "model/packetdrill/syntax/script.h"
#include "model/packetdrill/syntax/token_reader.h"

namespace linger::packetdrill {

/// Whether a packet comes next: '<', '>' or a protocol's name before them.
bool packetComesNext(const TokenReader& reader);

/// Reads a packet, from its direction to its options. Throws SyntaxError.
Action parsePacket(TokenReader& reader);

/// Reads the list of options between '<' and '>' into `packet`. Throws SyntaxError.
void parseTcpOptions(TokenReader& reader, TcpPacket& packet);

}  // namespace linger::packetdrill
