#pragma once

#include <cstdint>

namespace linger::capture {

/// Zeek's likely_server_ports for TCP: who has such a port is taken for the server.
bool isServerPort(std::uint16_t port);

/// Zeek's port_inactivity_timeouts: a connection to such a port may be idle for an hour.
bool isInteractivePort(std::uint16_t port);

}  // namespace linger::capture
