#include <algorithm>
#include <utility>

#include "model/host/stack.h"
#include "model/host/stack_rules.h"
#include "model/host/stack_socket.h"

// connect(), and the ports that a system chooses by itself.

namespace linger {

CallResult Stack::connect(SocketId id, SocketAddress remote, SimTime now) {
  Socket* socket = find(id);
  if (!socket) return failed(Errno::BadF);
  if (socket->facts.transport == Transport::Udp) return connectDatagrams(*socket, remote);
  const bool isClosed = socket->facts.state == State::Closed;
  const bool over = isClosed && socket->pendingError == Errno::Ok;
  if (socket->connecting && !over) return connectProgress(*socket);
  // A socket is connected once: that its connection has been reset does not make it new, except
  // on smoltcp, where every closed socket is.
  const bool isUsedUp = socket->connected && profile_.bindFamily != BindFamily::Smoltcp;
  if (isUsedUp || (socket->tcp && !isClosed)) return failed(Errno::IsConn);
  return startConnecting(*socket, remote, now);
}

/// A datagram socket only remembers its peer, and gets a port if it has none.
CallResult Stack::connectDatagrams(Socket& socket, const SocketAddress& remote) {
  if (!socket.facts.bound) {
    const CallResult bound = bind(socket.facts.id, {sourceFor(remote), 0});
    if (!bound.ok()) return bound;
    socket.boundByCall = false;
  }
  const Verdict verdict = judgeConnect(profile_, requestOf(socket), remote, table(), true);
  if (verdict.works()) socket.facts.remote = remote;
  sweep();
  return answered(verdict);
}

CallResult Stack::connectProgress(Socket& socket) {
  if (socket.facts.state == State::SynSent || socket.facts.state == State::SynReceived) {
    return failed(Errno::InProgress);
  }
  socket.connecting = false;
  const Errno error = std::exchange(socket.pendingError, Errno::Ok);
  return error == Errno::Ok ? answered(socket.connectVerdict) : failed(error);
}

Address Stack::sourceFor(const SocketAddress& remote) const {
  if (owns(remote.address) || addresses_.empty()) return remote.address;
  const auto sameFamily = std::find_if(addresses_.begin(), addresses_.end(), [&](const Address& a) {
    return a.family() == remote.address.unmapped().family();
  });
  return sameFamily == addresses_.end() ? addresses_.front() : *sameFamily;
}

CallResult Stack::startConnecting(Socket& socket, const SocketAddress& remote, SimTime now) {
  SocketFacts& facts = socket.facts;
  const SocketAddress before = facts.local;
  if (facts.local.address.isAny()) facts.local.address = sourceFor(remote);
  const bool explicitlyBound = facts.bound;
  if (!explicitlyBound) {
    const std::optional<std::uint16_t> port = choosePort(socket, remote, now);
    if (!port) {
      facts.local = before;
      return answered(noPortLeft(profile_, Call::Connect));
    }
    facts.local.port = *port;
  }
  const Verdict verdict =
      judgeConnect(profile_, requestOf(socket), remote, tableAt(now), explicitlyBound);
  if (!verdict.works()) {
    facts.local = before;
    return answered(verdict);
  }
  const Socket* old = connectionFor({Transport::Tcp, remote, facts.local, {}});
  if (old && old->facts.state != State::TimeWait && !old->facts.mini) {
    facts.local = before;
    return failed(profile_.duplicateTuple);
  }
  const std::optional<SeqNum> iss = takeOver(facts.local, remote, now);
  facts.remote = remote;
  facts.bound = true;
  socket.connecting = true;
  socket.connected = socket.sendingShut = socket.receivingShut = false;
  socket.connectVerdict = verdict;
  socket.pendingError = Errno::Ok;
  socket.tcp =
      std::make_unique<Endpoint>(tcpSettingsFor(socket, remote),
                                 iss ? *iss : issFor(facts.local, remote, now), *socket.observer);
  socket.tcp->openActive(now);
  sweep();
  return failed(Errno::InProgress);
}

/// A new connection that may replace an old one on the same four-tuple takes its place: the ISS
/// for it, beyond everything that the old one sent.
std::optional<SeqNum> Stack::takeOver(const SocketAddress& local, const SocketAddress& remote,
                                      SimTime now) {
  Socket* old = connectionFor({Transport::Tcp, remote, local, {}});
  if (!old) return std::nullopt;
  const SeqNum iss = old->tcp->tcb().sndNxt + old->tcp->settings().reopenIsnStep;
  old->tcp->giveWay(now);
  old->facts.bound = false;
  return iss;
}

/// The next port of the range that bind(0) or connect() would get; none when all are taken.
std::optional<std::uint16_t> Stack::choosePort(const Socket& socket, const SocketAddress& remote,
                                               SimTime now) {
  const PortRange range = settings_.ports;
  const std::uint32_t count = range.last - range.first + 1U;
  const std::vector<SocketFacts> others = tableAt(now);
  BindRequest request = requestOf(socket);
  for (std::uint32_t tried = 0; tried < count; ++tried) {
    const auto port =
        static_cast<std::uint16_t>(range.first + (nextPort_ - range.first + tried) % count);
    request.local.port = port;
    request.options = {};
    const Verdict verdict = remote.port == 0
                                ? judgeBind(profile_, request, others)
                                : judgeConnect(profile_, request, remote, others, false);
    if (!verdict.works()) continue;
    nextPort_ = port == range.last ? range.first : static_cast<std::uint16_t>(port + 1);
    return port;
  }
  return std::nullopt;
}

}  // namespace linger
