#include <algorithm>
#include <utility>

#include "model/host/stack.h"
#include "model/host/stack_rules.h"
#include "model/host/stack_socket.h"

// The sockets API.

namespace linger {
namespace {

constexpr int kLongestLinger2 = 120;  // seconds; Linux clamps TCP_LINGER2 to it

}  // namespace

SocketId Stack::socket(Transport transport, ProcessId owner, std::uint32_t uid, bool v6) {
  Socket& socket = add(transport, owner, uid);
  socket.v6 = v6;
  if (v6) socket.facts.local.address = Address::anyV6();
  return socket.facts.id;
}

CallResult Stack::setOption(SocketId id, SocketOption option, int value, SimTime now) {
  Socket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  TcpSettings& tcp = socket->tcpSettings;
  switch (option) {
    case SocketOption::ReuseAddr: socket->facts.options.reuseAddr = value != 0; break;
    case SocketOption::ReusePort: socket->facts.options.reusePort = value != 0; break;
    case SocketOption::Exclusive: socket->facts.options.exclusive = value != 0; break;
    case SocketOption::V6Only: socket->facts.v6only = value != 0; break;
    case SocketOption::KeepAlive: tcp.keepAlive = value != 0; break;
    case SocketOption::Linger:
      socket->lingerSeconds = value < 0 ? std::nullopt : std::optional(value);
      break;
    case SocketOption::Linger2:
      tcp.finWait2Orphan = value == 0
                               ? settings_.tcp.finWait2Orphan
                               : std::optional<Duration>(1s * std::min(value, kLongestLinger2));
      break;
    case SocketOption::UserTimeout:
      tcp.userTimeout = value > 0 ? std::optional<Duration>(1ms * value) : std::nullopt;
      break;
    case SocketOption::NoDelay: break;
  }
  if (socket->tcp) {
    const Duration timeWait = socket->tcp->settings().timeWait;
    socket->tcp->settings() = tcp;
    socket->tcp->settings().timeWait = timeWait;
    if (option == SocketOption::KeepAlive) socket->tcp->keepAliveChanged(now);
  }
  sweep();
  return succeeded();
}

BindRequest Stack::requestOf(const Socket& socket) const {
  return {socket.facts.transport, socket.facts.local, socket.facts.options,
          socket.facts.v6only,    socket.facts.uid,   socket.facts.id};
}

CallResult Stack::bind(SocketId id, SocketAddress local) {
  Socket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->facts.bound || socket->tcp) return failed(Errno::Invalid);
  if (!local.address.isAny() && !owns(local.address)) return failed(Errno::AddrNotAvail);
  const bool native6 = local.address.family() == Address::Family::V6 && !local.address.isAny() &&
                       !local.address.isV4Mapped();
  BindRequest request = requestOf(*socket);
  request.local = local;
  request.v6only = request.v6only || native6;
  if (local.port == 0) {
    const std::optional<std::uint16_t> port = choosePort(*socket, {}, SimTime{});
    if (!port) return answered(noPortLeft(profile_, Call::Bind));
    request.local.port = *port;
  }
  const std::vector<SocketFacts> others = table();
  const Verdict verdict = judgeBind(profile_, request, others, &reusePorts_);
  if (!verdict.works()) return answered(verdict);
  portTaken(request);
  socket->facts.local = request.local;
  socket->facts.v6only = request.v6only;
  socket->facts.bound = true;
  socket->boundByCall = true;
  sweep();
  return answered(verdict);
}

CallResult Stack::listen(SocketId id, int, SimTime now) {
  Socket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->facts.transport == Transport::Udp) return failed(Errno::OpNotSupp);
  if (socket->listening()) return succeeded();
  if (socket->tcp && socket->facts.state != State::Closed) return failed(Errno::Invalid);
  if (!socket->facts.bound) {
    const CallResult bound = bind(id, {socket->facts.local.address, 0});
    if (!bound.ok()) return bound;
  }
  const Verdict verdict = judgeListen(profile_, requestOf(*socket), table(), &reusePorts_);
  if (!verdict.works()) return answered(verdict);
  portTaken(requestOf(*socket));
  socket->tcp = std::make_unique<Endpoint>(socket->tcpSettings, SeqNum{}, *socket->observer);
  socket->tcp->openPassive(now);
  sweep();
  return answered(verdict);
}

CallResult Stack::accept(SocketId id, ProcessId owner, std::uint32_t uid) {
  Socket* listener = find(id);
  if (!listener) return failed(Errno::BadF);
  if (!listener->listening()) return failed(Errno::Invalid);
  if (listener->waiting.empty()) return failed(Errno::Again);
  const SocketId childId = listener->waiting.front();
  listener->waiting.erase(listener->waiting.begin());
  Socket* child = find(childId);
  if (!child) return failed(Errno::ConnAborted);
  child->facts.accepted = true;
  child->facts.owner = owner;
  child->facts.uid = uid;
  sweep();
  return succeeded(childId.value);
}

CallResult Stack::send(SocketId id, std::uint32_t octets, SimTime now) {
  Socket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->facts.transport == Transport::Udp) return sendDatagram(*socket, octets);
  if (socket->pendingError != Errno::Ok)
    return failed(std::exchange(socket->pendingError, Errno::Ok));
  if (socket->sendingShut) return failed(Errno::Pipe);
  if (!socket->connected) return failed(Errno::NotConn);
  constexpr States kMaySend{State::Established, State::CloseWait};
  if (!kMaySend.contains(socket->facts.state)) return failed(Errno::Pipe);
  socket->tcp->send(octets, now);
  sweep();
  return succeeded(octets);
}

CallResult Stack::recv(SocketId id, std::uint32_t octets, SimTime now) {
  Socket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->facts.transport == Transport::Udp) return receiveDatagram(*socket);
  if (!socket->connected) return failed(socket->connecting ? Errno::Again : Errno::NotConn);
  if (socket->tcp->unread() > 0) return succeeded(socket->tcp->receive(octets, now));
  if (socket->tcp->peerHasClosed()) return succeeded();
  if (socket->pendingError != Errno::Ok)
    return failed(std::exchange(socket->pendingError, Errno::Ok));
  const bool over = socket->receivingShut || socket->facts.state == State::Closed;
  return over ? succeeded() : failed(Errno::Again);
}

CallResult Stack::sendDatagram(Socket& socket, std::uint32_t octets) {
  if (!socket.facts.remote) return failed(Errno::NotConn);
  Segment datagram;
  datagram.len = octets;
  observer_.sent(socket.facts.id,
                 {Transport::Udp, socket.facts.local, *socket.facts.remote, datagram}, 1,
                 rules::kDatagram);
  return succeeded(octets);
}

CallResult Stack::receiveDatagram(Socket& socket) {
  if (socket.datagrams.empty()) return failed(Errno::Again);
  const std::uint32_t octets = socket.datagrams.front();
  socket.datagrams.erase(socket.datagrams.begin());
  return succeeded(octets);
}

CallResult Stack::shutdownSending(SocketId id, SimTime now) {
  Socket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->listening()) {
    closeListener(*socket, now);
    sweep();
    return succeeded();
  }
  if (!socket->connected || socket->facts.state == State::Closed) return failed(Errno::NotConn);
  socket->sendingShut = true;
  socket->tcp->closeSending(now);
  sweep();
  return succeeded();
}

CallResult Stack::shutdownReceiving(SocketId id) {
  Socket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (!socket->connected) return failed(Errno::NotConn);
  socket->receivingShut = true;
  return succeeded();
}

}  // namespace linger
