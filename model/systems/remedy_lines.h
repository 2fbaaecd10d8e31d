#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/systems/os_profile.h"
#include "model/systems/runtime.h"

namespace linger {

/// The line that sets SO_REUSEADDR on a listening socket before bind(); empty where the runtime's
/// standard library sets it by itself or offers no way.
std::string_view reuseAddrLine(RuntimeId runtime);

/// The command that tells which process has a TCP port on that system; empty where there is none.
std::string ownerCommand(OsId os, std::uint16_t port);

}  // namespace linger
