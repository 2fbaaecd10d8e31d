#include <algorithm>
#include <utility>

#include "model/host/stack.h"
#include "model/host/stack_rules.h"
#include "model/systems/environment.h"

// The sockets API.

namespace linger {
namespace {

constexpr int kLongestLinger2 = 120;  // seconds; Linux clamps TCP_LINGER2 to it

/// Whether recv() has nothing to give and nothing to tell yet.
bool waitsToReceive(const StackSocket& socket) {
  if (socket.transport == Transport::Udp) return socket.datagrams.empty();
  if (!socket.connected) {
    return socket.connecting && socket.state() != State::Closed && !socket.receivingShut;
  }
  const bool isOver = socket.receivingShut || socket.state() == State::Closed;
  return socket.tcp->unread() == 0 && !socket.tcp->peerHasClosed() &&
         socket.pendingError == Errno::Ok && !isOver;
}

/// Whether send() waits for the handshake. Linux does in the very place where it fails with EPIPE
/// without a connection (sk_stream_wait_connect()).
bool waitsToSend(const StackSocket& socket, const OsProfile& profile) {
  constexpr States kOpening{State::SynSent, State::SynReceived};
  return kOpening.contains(socket.state()) && profile.sendUnconnected == Errno::Pipe;
}

/// Whether there is no connection to be shut: not yet, or not any more. Linux keeps of TIME-WAIT no
/// socket, and FreeBSD calls it disconnected (tcp_twstart()).
bool isDisconnected(const StackSocket& socket) {
  constexpr States kOver{State::Closed, State::TimeWait};
  const bool isCrossing = socket.state() == State::SynReceived;
  return (!socket.connected && !isCrossing) || kOver.contains(socket.state());
}

}  // namespace

BindRequest bindRequestOf(const StackSocket& socket) {
  return {socket.transport, socket.local, socket.options, socket.v6only, socket.uid, socket.id};
}

SocketId Stack::socket(Transport transport, ProcessId owner, std::uint32_t uid, bool v6) {
  StackSocket& socket = add(transport, owner, uid);
  socket.v6 = v6;
  if (v6) socket.local.address = Address::anyV6();
  socket.v6only = v6 && profile().v6onlyByDefault;
  return socket.id;
}

CallResult Stack::setOption(SocketId id, SocketOption option, int value, SimTime now) {
  StackSocket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  TcpSettings tcp = *socket->settings;
  switch (option) {
    case SocketOption::ReuseAddr: socket->options.reuseAddr = value != 0; break;
    case SocketOption::ReusePort: socket->options.reusePort = value != 0; break;
    case SocketOption::Exclusive: socket->options.exclusive = value != 0; break;
    case SocketOption::V6Only: socket->v6only = value != 0 || profile().v6onlyAlways; break;
    case SocketOption::KeepAlive: tcp.keepAlive = value != 0; break;
    case SocketOption::Linger:
      if (!profile().hasLinger) break;
      socket->lingerSeconds = value < 0 ? std::nullopt : std::optional(value);
      break;
    case SocketOption::Linger2:
      tcp.finWait2Orphan = value == 0
                               ? settings().tcp.finWait2Orphan
                               : std::optional<Duration>(1s * std::min(value, kLongestLinger2));
      break;
    case SocketOption::UserTimeout:
      tcp.userTimeout = value > 0 ? std::optional<Duration>(1ms * value) : std::nullopt;
      break;
    case SocketOption::NoDelay: tcp.nagle = value != 0 ? Nagle::Off : settings().tcp.nagle; break;
    case SocketOption::KeepIdle: tcp.keepAliveIdle = value * 1s; break;
    case SocketOption::KeepInterval: tcp.keepAliveInterval = value * 1s; break;
    case SocketOption::KeepCount: tcp.keepAliveProbes = value; break;
    case SocketOption::NoPort: socket->portAtConnect = value != 0; break;
  }
  const bool isSwitched = tcp.keepAlive != socket->settings->keepAlive;
  if (tcp != *socket->settings) socket->settings = Shared(tcp);
  if (socket->tcp) {
    takeSettings(*socket, socket->tcp->settings().timeWait);
    if (isSwitched) act(*socket, now, &Endpoint::keepAliveSwitched);
    if (option == SocketOption::KeepIdle) act(*socket, now, &Endpoint::keepAliveIdleChanged);
    const bool letsGo = option == SocketOption::NoDelay && value != 0;
    if (letsGo) act(*socket, now, &Endpoint::send, 0U);  // What Nagle's algorithm has kept back.
  }
  settle();
  return succeeded();
}

CallResult Stack::bind(SocketId id, SocketAddress local) {
  StackSocket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->bound || socket->tcp) return failed(Errno::Invalid);
  if (!local.address.isAny() && !owns(local.address)) return failed(Errno::AddrNotAvail);
  const bool native6 = local.address.family() == Address::Family::V6 && !local.address.isAny() &&
                       !local.address.isV4Mapped();
  BindRequest request = bindRequestOf(*socket);
  request.local = local;
  request.v6only = request.v6only || native6;
  if (local.port == 0 && socket->portAtConnect && environmentOf(profile().id).canBindAtConnect) {
    return bindAddress(id, local.address);
  }
  if (local.port == 0) {
    const std::optional<std::uint16_t> port = choosePort(*socket, {}, SimTime{});
    if (!port) return answered(noPortLeft(profile(), Call::Bind));
    request.local.port = *port;
  }
  const std::vector<SocketFacts> others = tableOfPort(request.local.port, std::nullopt);
  const Verdict verdict = judgeBind(profile(), request, others, &reusePorts_);
  if (!verdict.works()) return answered(verdict);
  portTaken(request);
  socket->local = request.local;
  socket->v6only = request.v6only;
  socket->bound = true;
  socket->boundByCall = true;
  settle();
  return answered(verdict);
}

CallResult Stack::bindAddress(SocketId id, const Address& local) {
  StackSocket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->bound || socket->tcp) return failed(Errno::Invalid);
  if (!local.isAny() && !owns(local)) return failed(Errno::AddrNotAvail);
  socket->local = {local, 0};
  settle();
  return succeeded();
}

CallResult Stack::listen(SocketId id, int backlog, SimTime now) {
  StackSocket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->transport == Transport::Udp) return failed(Errno::OpNotSupp);
  socket->backlog = backlog;
  if (socket->listening()) return succeeded();
  if (socket->tcp && socket->state() != State::Closed) return failed(Errno::Invalid);
  if (!socket->bound) {
    const CallResult bound = bind(id, {socket->local.address, 0});
    if (!bound.ok()) return bound;
  }
  const Verdict verdict = judgeListen(profile(), bindRequestOf(*socket),
                                      tableOfPort(socket->local.port, std::nullopt), &reusePorts_);
  if (!verdict.works()) return answered(verdict);
  portTaken(bindRequestOf(*socket));
  socket->tcp.emplace(socket->settings, SeqNum{});
  act(*socket, now, &Endpoint::openPassive);
  settle();
  return answered(verdict);
}

CallResult Stack::accept(SocketId id, ProcessId owner, std::uint32_t uid) {
  const StackSocket* asked = std::as_const(*this).find(id);
  if (!asked) return failed(Errno::BadF);
  if (!asked->listening()) return failed(Errno::Invalid);
  if (asked->waiting.empty()) return failed(Errno::Again);  // Changes nothing, and wakes nobody.
  StackSocket* listener = find(id);
  const SocketId childId = listener->waiting.front();
  listener->waiting.erase(listener->waiting.begin());
  StackSocket* child = find(childId);
  if (!child) return failed(Errno::ConnAborted);
  if (child->state() == State::Closed && profile().acceptAfterReset != Errno::Ok) {
    child->owner = ProcessId{};
    settle();
    return failed(profile().acceptAfterReset);
  }
  child->accepted = true;
  child->owner = owner;
  child->uid = uid;
  settle();
  return succeeded(childId.value);
}

CallResult Stack::send(SocketId id, std::uint32_t bytes, SimTime now) {
  StackSocket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->transport == Transport::Udp) return sendDatagram(*socket, bytes);
  if (socket->pendingError != Errno::Ok)
    return failed(std::exchange(socket->pendingError, Errno::Ok));
  if (waitsToSend(*socket, profile())) return failed(Errno::Again);
  if (socket->sendingShut) return failed(profile().sendAfterShut);
  if (!socket->connected) return failed(profile().sendUnconnected);
  constexpr States kMaySend{State::Established, State::CloseWait};
  if (!kMaySend.contains(socket->state())) return failed(Errno::Pipe);
  act(*socket, now, &Endpoint::send, bytes);
  settle();
  return succeeded(bytes);
}

CallResult Stack::recv(SocketId id, std::uint32_t bytes) {
  const StackSocket* asked = std::as_const(*this).find(id);
  if (!asked) return failed(Errno::BadF);
  if (waitsToReceive(*asked)) return failed(Errno::Again);  // Changes nothing, and wakes nobody.
  StackSocket* socket = find(id);
  if (socket->transport == Transport::Udp) return receiveDatagram(*socket);
  if (!socket->connected) {
    const Errno error = std::exchange(socket->pendingError, Errno::Ok);
    if (error != Errno::Ok) return failed(error);
    // Nothing more can come: shut, or the connect() that is under way has failed.
    const bool isAtEnd = socket->receivingShut || socket->connecting;
    return isAtEnd ? succeeded() : failed(Errno::NotConn);
  }
  const bool discarded =
      socket->pendingError == Errno::ConnReset && profile().resetDiscardsReceived;
  if (discarded) return failed(std::exchange(socket->pendingError, Errno::Ok));
  const bool isDeaf =
      socket->receivingShut && profile().dataAfterShutRd != DataAfterShutRd::Readable;
  if (!isDeaf && socket->tcp->unread() > 0) {
    const std::uint32_t taken = socket->tcp->receive(bytes);
    settle();
    return succeeded(taken);
  }
  if (!isDeaf && socket->tcp->peerHasClosed()) return succeeded();
  if (socket->pendingError != Errno::Ok)
    return failed(std::exchange(socket->pendingError, Errno::Ok));
  return succeeded();
}

CallResult Stack::sendDatagram(const StackSocket& socket, std::uint32_t bytes) {
  if (!socket.remote) return failed(Errno::NotConn);
  Segment datagram;
  datagram.len = bytes;
  effects_.emplace_back(stack_effect::Sent{socket.id,
                                           {Transport::Udp, socket.local, *socket.remote, datagram},
                                           1,
                                           rules::kDatagram,
                                           std::nullopt});
  return succeeded(bytes);
}

CallResult Stack::receiveDatagram(StackSocket& socket) {
  const std::uint32_t bytes = socket.datagrams.front();
  socket.datagrams.erase(socket.datagrams.begin());
  return succeeded(bytes);
}

CallResult Stack::shutdownSending(SocketId id, SimTime now) {
  StackSocket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->listening()) return succeeded();  // Changes nothing (Linux inet_shutdown()).
  if (socket->state() == State::SynSent) return stopConnecting(*socket, now);
  if (isDisconnected(*socket)) return failed(Errno::NotConn);
  socket->sendingShut = true;
  // After a simultaneous open the FIN follows the handshake (tcp_shutdown(); measured on
  // Linux 6.18).
  if (socket->state() != State::SynReceived) act(*socket, now, &Endpoint::closeSending);
  settle();
  return succeeded();
}

CallResult Stack::shutdownReceiving(SocketId id, SimTime now) {
  StackSocket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->listening()) {
    closeListener(*socket, now);
    settle();
    return succeeded();
  }
  if (socket->state() == State::SynSent) return stopConnecting(*socket, now);
  if (isDisconnected(*socket)) return failed(Errno::NotConn);
  socket->receivingShut = true;
  socket->tcp->stopReading();
  discardUnreadable(*socket, now);
  settle();
  return succeeded();
}

/// shutdown() of a connection that is being opened: it is given up (measured on Linux 6.18).
CallResult Stack::stopConnecting(StackSocket& socket, SimTime now) {
  act(socket, now, &Endpoint::abort);
  socket.connecting = false;
  socket.pendingError = Errno::ConnReset;
  settle();
  return succeeded();
}

/// What has come for a program that has said that it reads no more.
void Stack::discardUnreadable(StackSocket& socket, SimTime now) {
  if (!socket.receivingShut || socket.tcp->unread() == 0) return;
  switch (profile().dataAfterShutRd) {
    case DataAfterShutRd::Readable: break;
    case DataAfterShutRd::Discarded: socket.tcp->receive(socket.tcp->unread()); break;
    case DataAfterShutRd::Resets: act(socket, now, &Endpoint::abort); break;
  }
}

}  // namespace linger
