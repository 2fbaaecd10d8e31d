#pragma once

#include <vector>

#include "app/live/live_socket.h"

namespace linger {

/// Whether sockets are asked for their options.
enum class OptionsOf : std::uint8_t { Nobody, Everybody };

/// Finds the processes that hold these sockets, through /proc/PID/fd, and asks the sockets for
/// their options where this user may: a copy of the descriptor is taken for as long as that lasts.
void findHolders(std::vector<LiveSocket>& sockets, OptionsOf whose = OptionsOf::Everybody);

}  // namespace linger
