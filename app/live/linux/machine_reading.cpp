#include "app/live/machine_reading.h"

#include <array>
#include <memory>

#include "app/live/linux/holders.h"
#include "app/live/linux/machine_limits.h"
#include "app/live/linux/socket_api.h"
#include "app/live/linux/socket_dump.h"
#include "app/live/this_machine.h"

namespace linger {
namespace {

/// A netlink socket that is told whenever a TCP or UDP socket of this network is destroyed.
FileDescriptor openNews() {
  constexpr std::uint32_t kAllDestroyed = 0xf;  // SKNLGRP_INET_TCP_DESTROY to INET6_UDP_DESTROY
  FileDescriptor news(
      ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_SOCK_DIAG));
  sockaddr_nl address{};
  address.nl_family = AF_NETLINK;
  address.nl_groups = kAllDestroyed;
  const bool isBound =
      news.isOpen() &&
      bind(news.number(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  return isBound ? std::move(news) : FileDescriptor();
}

/// Throws away what has been told: the sockets themselves say more.
void drain(int news) {
  std::array<char, 8192> buffer{};
  while (recv(news, buffer.data(), buffer.size(), 0) > 0) {
  }
}

}  // namespace

MachineReading readMachine() {
  MachineReading reading;
  SocketDump tcp = dumpSockets(Transport::Tcp, {});
  if (tcp.error != 0) {
    reading.problem = whyNotHere();
    return reading;
  }
  reading.knobs = kernelKnobs();
  reading.sockets = std::move(tcp.sockets);
  for (LiveSocket& socket : dumpSockets(Transport::Udp, {}).sockets) {
    reading.sockets.push_back(std::move(socket));
  }
  std::erase_if(reading.sockets,
                [](const LiveSocket& socket) { return socket.facts.local.port == 0; });
  findHolders(reading.sockets, OptionsOf::Nobody);
  return reading;
}

MachineSource thisMachine() {
  const auto news = std::make_shared<FileDescriptor>(openNews());
  return {readMachine, readPort, [news] { return news->number(); },
          [news] { drain(news->number()); }};
}

}  // namespace linger
