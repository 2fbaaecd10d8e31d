#pragma once

#include "app/live/port_reading.h"

namespace linger {

/// Whether bind() takes this for an address of this machine: by its local routing table.
bool isLocalAddress(const Address& address);

/// What the kernel is set to, in this network namespace.
KernelKnobs kernelKnobs();

/// Whether this process may bind privileged ports in this network namespace.
bool mayBindPrivilegedPorts();

/// Whether the port is one that the system never chooses by itself.
bool isReservedPort(std::uint16_t port);

/// "Linux 6.18.44".
std::string systemName();

/// Whether sock_diag tells of sockets that are bound and nothing more: from Linux 6.8 on.
bool listsBoundSockets();

}  // namespace linger
