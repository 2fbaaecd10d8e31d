#include <QCoreApplication>
#include <array>
#include <cstring>

#include "app/live/linux/holders.h"
#include "app/live/linux/machine_limits.h"
#include "app/live/linux/proc_files.h"
#include "app/live/linux/socket_api.h"
#include "app/live/linux/socket_dump.h"
#include "app/live/this_machine.h"
#include "model/systems/rules/address_scope.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ThisMachine)
};

/// The address from which the kernel would call: that of a UDP socket connected there, which
/// sends nothing.
std::optional<Address> sourceTowards(const SocketAddress& remote) {
  const FileDescriptor socket(::socket(familyOf(remote.address), SOCK_DGRAM | SOCK_CLOEXEC, 0));
  const SocketAddressBytes bytes(remote);
  if (connect(socket.number(), bytes.get(), bytes.size) != 0) return std::nullopt;
  sockaddr_storage local{};
  socklen_t size = sizeof(local);
  if (getsockname(socket.number(), reinterpret_cast<sockaddr*>(&local), &size) != 0) {
    return std::nullopt;
  }
  const void* bytesOfLocal =
      local.ss_family == AF_INET
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(&local)->sin_addr)
          : &reinterpret_cast<const sockaddr_in6*>(&local)->sin6_addr;
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(local.ss_family, bytesOfLocal, text.data(), text.size());
  return Address::parse(text.data());
}

TimeWaitReuse timeWaitReuse() {
  switch (procNumber("/proc/sys/net/ipv4/tcp_tw_reuse").value_or(0)) {
    case 1: return TimeWaitReuse::Always;
    case 2: return TimeWaitReuse::LoopbackOnly;
    default: return TimeWaitReuse::Never;
  }
}

std::vector<std::uint16_t> reservedIn(const PortRange& range) {
  const std::string list = procFile("/proc/sys/net/ipv4/ip_local_reserved_ports");
  std::vector<std::uint16_t> ports;
  if (list.find_first_of("0123456789") == std::string::npos) return ports;
  for (int port = range.first; port <= range.last; ++port) {
    if (listsPort(list, std::uint16_t(port))) ports.push_back(std::uint16_t(port));
  }
  return ports;
}

}  // namespace

std::optional<CallerReading> readCallers(Transport transport, const SocketAddress& remote,
                                         QString& problem) {
  CallerReading reading;
  const auto local = sourceTowards(remote);
  if (!local) {
    problem = Text::tr("this machine cannot call %1: %2")
                  .arg(QString::fromStdString(remote.toString()),
                       QString::fromLocal8Bit(std::strerror(errno)));
    return std::nullopt;
  }
  reading.system = systemName();
  reading.transport = transport;
  reading.remote = remote;
  reading.local = *local;
  reading.knobs = kernelKnobs();
  reading.reuse = timeWaitReuse();
  const auto delay = procNumber("/proc/sys/net/ipv4/tcp_tw_reuse_delay");
  if (delay) reading.reuseDelay = std::chrono::milliseconds(*delay);
  reading.timestamps = procNumber("/proc/sys/net/ipv4/tcp_timestamps").value_or(1) != 0;
  reading.reserved = reservedIn(reading.knobs.ephemeral);
  SocketDump calls = dumpSockets(transport, {.remotePort = remote.port, .withTimeouts = true});
  SocketDump bound = dumpSockets(transport, {.boundOnly = true});
  if (calls.error != 0 || bound.error != 0) {
    problem = whyNotHere();
    return std::nullopt;
  }
  for (LiveSocket& socket : calls.sockets) {
    const auto& peer = socket.facts.remote;
    if (peer && isSameAddress(peer->address, remote.address)) reading.calls.push_back(socket);
  }
  for (LiveSocket& socket : bound.sockets) {
    if (!socket.facts.remote) reading.bound.push_back(socket);
  }
  findHolders(reading.calls, OptionsOf::Nobody);
  return reading;
}

}  // namespace linger
