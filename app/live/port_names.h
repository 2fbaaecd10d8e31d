#pragma once

#include <string_view>
#include <vector>

#include "app/live/live_socket.h"

namespace linger {

/// "tcp", "udp".
std::string_view nameOf(Transport transport);

/// "time-wait", "retransmission", …; empty for none.
std::string_view nameOf(KernelTimer timer);

/// The RFC's name of its state; "BOUND" for a socket that holds its port and no more.
std::string_view stateName(const LiveSocket& socket);

/// "SO_REUSEADDR", "SO_REUSEPORT", those that are set.
std::vector<std::string_view> namesOf(const ReuseOptions& options);

}  // namespace linger
