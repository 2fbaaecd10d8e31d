#pragma once

#include "app/live/live_socket.h"

namespace linger {

/// Asks the socket that process `pid` has as its file `number` for the options that sock_diag
/// does not tell, through a copy of the descriptor that is closed at once. Nothing changes where
/// this user may not have such a copy (ptrace(2), "access mode checking").
void borrowOptions(int pid, int number, LiveSocket& socket);

}  // namespace linger
