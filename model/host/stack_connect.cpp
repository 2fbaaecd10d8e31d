#include <algorithm>
#include <utility>

#include "model/host/stack.h"
#include "model/host/stack_rules.h"
#include "model/systems/environment.h"

// connect(), and the ports that a system chooses by itself.

namespace linger {

CallResult Stack::connect(SocketId id, SocketAddress remote, SimTime now) {
  StackSocket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->transport == Transport::Udp) return connectDatagrams(*socket, remote);
  const bool isClosed = socket->state() == State::Closed;
  const bool over = isClosed && socket->pendingError == Errno::Ok;
  if (socket->connecting && !over) return connectProgress(*socket);
  // A socket is connected once: that its connection has been reset does not make it new.
  const bool isUsedUp = socket->connected && !environmentOf(profile().id).reconnectsClosed;
  if (isUsedUp || (socket->tcp && !isClosed)) return failed(Errno::IsConn);
  return startConnecting(*socket, remote, now);
}

/// A datagram socket only remembers its peer, and gets a port if it has none.
CallResult Stack::connectDatagrams(StackSocket& socket, const SocketAddress& remote) {
  if (!socket.bound) {
    const CallResult bound = bind(socket.id, {sourceFor(remote), 0});
    if (!bound.ok()) return bound;
    socket.boundByCall = false;
  }
  const Verdict verdict = judgeConnect(profile(), bindRequestOf(socket), remote,
                                       tableOfPort(socket.local.port, std::nullopt), true);
  if (verdict.works()) socket.remote = remote;
  settle();
  return answered(verdict);
}

CallResult Stack::connectProgress(StackSocket& socket) {
  if (socket.state() == State::SynSent || socket.state() == State::SynReceived) {
    return failed(Errno::InProgress);
  }
  socket.connecting = false;
  const Errno error = std::exchange(socket.pendingError, Errno::Ok);
  return error == Errno::Ok ? answered(socket.connectVerdict) : failed(error);
}

Address Stack::sourceFor(const SocketAddress& remote) const {
  const std::vector<Address>& addresses = host_->addresses;
  if (owns(remote.address) || addresses.empty()) return remote.address;
  const auto sameFamily = std::find_if(addresses.begin(), addresses.end(), [&](const Address& a) {
    return a.family() == remote.address.unmapped().family();
  });
  return sameFamily == addresses.end() ? addresses.front() : *sameFamily;
}

CallResult Stack::startConnecting(StackSocket& socket, const SocketAddress& remote, SimTime now) {
  const SocketAddress before = socket.local;
  if (socket.local.address.isAny()) socket.local.address = sourceFor(remote);
  const bool explicitlyBound = socket.bound;
  if (!explicitlyBound) {
    const std::optional<std::uint16_t> port = choosePort(socket, remote, now);
    if (!port) {
      socket.local = before;
      return answered(noPortLeft(profile(), Call::Connect));
    }
    socket.local.port = *port;
  }
  const Verdict verdict = judgeConnect(profile(), bindRequestOf(socket), remote,
                                       tableOfPort(socket.local.port, now), explicitlyBound);
  if (!verdict.works()) {
    socket.local = before;
    return answered(verdict);
  }
  const StackSocket* old = connectionOf(socket.local, remote);
  if (old && old->state() != State::TimeWait && !old->tcp->tcb().timeWaitRecord) {
    socket.local = before;
    return failed(profile().duplicateTuple);
  }
  const std::optional<SeqNum> iss = takeOver(socket.local, remote, now);
  socket.remote = remote;
  socket.bound = true;
  socket.connecting = true;
  socket.connected = socket.sendingShut = socket.receivingShut = false;
  socket.connectVerdict = verdict;
  socket.pendingError = Errno::Ok;
  socket.tcp.emplace(settingsFor(socket, remote), iss ? *iss : issFor(socket.local, remote, now));
  act(socket, now, &Endpoint::openActive);
  settle();
  return failed(Errno::InProgress);
}

/// A new connection that may replace an old one on the same four-tuple takes its place: the ISS
/// for it, beyond everything that the old one sent.
std::optional<SeqNum> Stack::takeOver(const SocketAddress& local, const SocketAddress& remote,
                                      SimTime now) {
  StackSocket* old = connectionOf(local, remote);
  if (!old) return std::nullopt;
  const SeqNum iss = old->tcp->tcb().sndNxt + old->tcp->settings().reopenIsnStep;
  act(*old, now, &Endpoint::replace);
  old->bound = false;
  return iss;
}

/// The next port of the range that bind(0) or connect() would get; none when all are taken.
std::optional<std::uint16_t> Stack::choosePort(const StackSocket& socket,
                                               const SocketAddress& remote, SimTime now) {
  const PortRange range = settings().ports;
  const bool shares = remote.port == 0 && profile().portZeroShares;
  const PortWish wish{socket.transport, socket.local.address,
                      remote,           socket.uid,
                      socket.v6only,    shares ? socket.options : ReuseOptions{}};
  PortSearch search = freePorts_.search(wish, range, nextPort_);
  while (const std::optional<std::uint16_t> port = search.next()) {
    const std::vector<SocketFacts> others = tableOfPort(*port, now);
    if (mayChoose(wish, *port, socket.id, others)) {
      nextPort_ = *port == range.last ? range.first : static_cast<std::uint16_t>(*port + 1);
      return port;
    }
    if (remote.port == 0 || !frees(others)) search.taken(*port);
  }
  return std::nullopt;
}

bool Stack::mayChoose(const PortWish& wish, std::uint16_t port, SimTime now) const {
  return mayChoose(wish, port, SocketId{}, tableOfPort(port, now));
}

/// Whether bind(0) or connect() would take that port among `others`, for `self`.
bool Stack::mayChoose(const PortWish& wish, std::uint16_t port, SocketId self,
                      std::span<const SocketFacts> others) const {
  if (isReserved(profile(), port)) return false;
  const BindRequest request{wish.transport, {wish.local, port}, wish.options,
                            wish.v6only,    wish.uid,           self};
  const Verdict verdict = wish.remote.port == 0
                              ? judgeBind(profile(), request, others)
                              : judgeConnect(profile(), request, wish.remote, others, false);
  return verdict.works();
}

/// Whether a port may become free for connect() by time alone: see TimeWaitReuse.
bool Stack::frees(std::span<const SocketFacts> sockets) const {
  return profile().timeWaitReuse != TimeWaitReuse::Never &&
         std::ranges::any_of(sockets, [this](const SocketFacts& facts) {
           const bool isMeant =
               profile().timeWaitReuse == TimeWaitReuse::Always || facts.local.address.isLoopback();
           return facts.state == State::TimeWait && isMeant;
         });
}

}  // namespace linger
