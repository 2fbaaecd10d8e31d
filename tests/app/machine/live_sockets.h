#pragma once

#include "app/live/machine_reading.h"

namespace linger {

/// Sockets as a kernel could tell of them.
inline LiveSocket liveSocket(State state, const char* local, std::uint16_t port,
                             const char* remote = nullptr, std::uint16_t remotePort = 51514) {
  LiveSocket socket;
  socket.facts.id.value = 1;
  socket.facts.state = state;
  socket.facts.bound = true;
  socket.facts.accepted = true;
  socket.facts.local = {*Address::parse(local), port};
  if (remote != nullptr) socket.facts.remote = SocketAddress{*Address::parse(remote), remotePort};
  return socket;
}

inline LiveSocket listener(std::uint16_t port) {
  LiveSocket socket = liveSocket(State::Listen, "0.0.0.0", port);
  socket.inode = 1000 + port;
  socket.holders.push_back({.pid = 4711, .program = "python3", .command = "python3 server.py"});
  return socket;
}

inline LiveSocket timeWait(std::uint16_t port, Duration left, std::uint16_t remotePort = 51514) {
  LiveSocket socket = liveSocket(State::TimeWait, "192.0.2.7", port, "192.0.2.99", remotePort);
  socket.facts.timeWaitRecord = true;
  socket.timer = KernelTimer::TimeWait;
  socket.left = left;
  return socket;
}

}  // namespace linger
