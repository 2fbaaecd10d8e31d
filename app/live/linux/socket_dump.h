#pragma once

#include <cstdint>
#include <vector>

#include "app/live/live_socket.h"

namespace linger {

/// Which sockets are wanted; the kernel leaves out the others.
struct SocketFilter {
  std::uint16_t localPort = 0;   ///< 0: any.
  std::uint16_t remotePort = 0;  ///< 0: any.
  bool listenersOnly = false;
  bool boundOnly = false;     ///< Those without a peer: listening, bound, UDP.
  bool withTimeouts = false;  ///< Read LiveSocket::timeout, which costs more.
  /// Of records without a process that bind() cannot tell apart (one state, one local address) only
  /// so many are kept, those that last longest: see LiveSocket::leftOut. 0: all.
  std::size_t mostAlike = 0;
};

/// What sock_diag tells of the sockets of this network namespace: everything but the holders.
struct SocketDump {
  std::vector<LiveSocket> sockets;
  int error = 0;  ///< The errno where the kernel tells nothing.
};

SocketDump dumpSockets(Transport transport, const SocketFilter& filter);

class Netlink;

/// The same of the network namespace in which `netlink`, to NETLINK_SOCK_DIAG, was opened.
SocketDump dumpSockets(Netlink& netlink, Transport transport, const SocketFilter& filter);

}  // namespace linger
