#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/systems/os_profile.h"

namespace linger {

/// What a system's TCP keeps in memory for one connection, in bytes. Buffers and what the process
/// holds (descriptor, inode) are not in it.
struct RecordSizes {
  std::uint32_t socket = 0;    ///< A full socket.
  std::uint32_t timeWait = 0;  ///< What is left of it in TIME-WAIT, or as an orphan in FIN-WAIT-2.
  std::uint32_t halfOpen = 0;  ///< A request that waits for the handshake's end.
  std::string_view source;
};

/// Nothing where nobody has looked.
std::optional<RecordSizes> recordSizesOf(OsId system, Address::Family family);

}  // namespace linger
