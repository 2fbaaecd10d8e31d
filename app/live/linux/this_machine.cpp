#include "app/live/this_machine.h"

#include <QCoreApplication>
#include <cstring>
#include <map>

#include "app/live/linux/bind_probe.h"
#include "app/live/linux/holders.h"
#include "app/live/linux/machine_limits.h"
#include "app/live/linux/socket_api.h"
#include "app/live/linux/socket_dump.h"
#include "app/live/port_answer.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::ThisMachine)
};

QString sayNothingTold(int error) {
  return Text::tr("the kernel does not report its sockets (sock_diag: %1)")
      .arg(QString::fromLocal8Bit(std::strerror(error)));
}

/// fe80::/10, and multicast within an interface or a link.
bool needsInterface(const Address& address) {
  const auto& bytes = address.bytes();
  const bool isLinkLocal = bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80;
  const int scope = bytes[1] & 0xf;
  const bool isNearMulticast = bytes[0] == 0xff && (scope == 1 || scope == 2);
  return isLinkLocal || isNearMulticast;
}

/// The kernel lets datagram sockets have a group of IPv6, and no others (__inet6_bind()).
bool isGroupForTcp(const PortQuery& query) {
  constexpr std::uint8_t kMulticast = 0xff;
  return query.transport == Transport::Tcp && query.local.address.bytes()[0] == kMulticast;
}

bool callsThisMachine(const LiveSocket& socket) {
  const Address& peer = socket.facts.remote->address;
  return peer == socket.facts.local.address || isLocalAddress(peer);
}

/// Marks the connections whose peer's port is served on this machine: they called out.
void findServedPeers(std::vector<LiveSocket>& sockets) {
  constexpr std::size_t kMostPorts = 16;
  std::map<std::uint16_t, bool> served;
  for (LiveSocket& socket : sockets) {
    if (!socket.facts.remote || socket.inode == 0) continue;
    const std::uint16_t port = socket.facts.remote->port;
    const auto known = served.find(port);
    if (known == served.end() && served.size() == kMostPorts) continue;
    if (known == served.end()) {
      const SocketDump dump =
          dumpSockets(Transport::Tcp, {.localPort = port, .listenersOnly = true});
      served[port] = !dump.sockets.empty();
    }
    socket.peerListens = served[port] && callsThisMachine(socket);
  }
}

/// Reads the sockets and asks the kernel right afterwards.
int readSockets(PortReading& reading) {
  const PortQuery& query = reading.query;
  constexpr std::size_t kMostAlike = 100;
  SocketDump dump =
      dumpSockets(query.transport,
                  {.localPort = query.local.port, .withTimeouts = true, .mostAlike = kMostAlike});
  if (dump.error != 0) return dump.error;
  reading.sockets = std::move(dump.sockets);
  reading.answers = tryAllBinds(query);
  findHolders(reading.sockets);
  if (query.transport == Transport::Tcp) findServedPeers(reading.sockets);
  return 0;
}

PortReading readLimits(const PortQuery& query) {
  PortReading reading;
  reading.query = query;
  reading.system = systemName();
  reading.uid = geteuid();
  reading.knobs = kernelKnobs();
  reading.addressIsLocal = isLocalAddress(query.local.address);
  reading.mayBindPrivileged = mayBindPrivilegedPorts();
  reading.isReserved = isReservedPort(query.local.port);
  reading.listsBoundSockets = listsBoundSockets();
  const Transport other = query.transport == Transport::Tcp ? Transport::Udp : Transport::Tcp;
  reading.otherTransport = int(dumpSockets(other, {.localPort = query.local.port}).sockets.size());
  return reading;
}

}  // namespace

QString whyNotHere() {
  const int error = dumpSockets(Transport::Tcp, {.localPort = 1, .listenersOnly = true}).error;
  return error == 0 ? QString() : sayNothingTold(error);
}

std::optional<PortReading> readPort(const PortQuery& query, QString& problem) {
  if (isGroupForTcp(query)) {
    problem =
        Text::tr(
            "%1 is a multicast address of IPv6, which bind() takes for UDP only. Ask for UDP, "
            "or for [::]:%2 instead")
            .arg(QString::fromStdString(query.local.address.toString()))
            .arg(query.local.port);
    return std::nullopt;
  }
  if (needsInterface(query.local.address)) {
    problem = Text::tr(
                  "bind() takes %1 only together with an interface, which cannot be given "
                  "here. Ask for [::]:%2 instead")
                  .arg(QString::fromStdString(query.local.address.toString()))
                  .arg(query.local.port);
    return std::nullopt;
  }
  constexpr int kMostAttempts = 3;
  PortReading reading = readLimits(query);
  for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
    const int error = readSockets(reading);
    if (error != 0) {
      problem = sayNothingTold(error);
      return std::nullopt;
    }
    // Sockets come and go between the reading and the asking: then both are done again.
    if (!answerOf(reading).differs()) break;
  }
  return reading;
}

bool getsPort(const PortQuery& query) {
  return tryBind(query, {}).works();
}

}  // namespace linger
