#pragma once

#include <string>
#include <vector>

#include "model/packetdrill/syntax/script.h"

namespace linger::packetdrill {

/// In what a packet of the stack differs from the one that the script expects.
struct Differences {
  bool essential = false;           ///< Flags (PSH aside), sequence, length or acknowledgement.
  std::vector<std::string> others;  ///< Window and options, each in words.
};

/// Compares two outbound packets in the script's numbers. Not compared: PSH, the order of
/// options and their padding, the values of timestamps, and what the script leaves open.
Differences compare(const TcpPacket& expected, const TcpPacket& actual);

}  // namespace linger::packetdrill
