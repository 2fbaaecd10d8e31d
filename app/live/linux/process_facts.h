#pragma once

#include "app/live/live_socket.h"

namespace linger {

/// What /proc tells of a process; mostly empty where it has just ended.
LiveProcess processFacts(int pid);

}  // namespace linger
