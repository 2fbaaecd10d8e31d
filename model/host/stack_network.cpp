#include <algorithm>

#include "model/host/stack.h"
#include "model/host/stack_rules.h"
#include "model/host/stack_socket.h"
#include "model/tcp/endpoint_rules.h"
#include "model/tcp/judge.h"
#include "model/tcp/refusal.h"

// What arrives from the network, and what is due by the clock.

namespace linger {

void Stack::packetArrives(const Packet& packet, SimTime now) {
  if (packet.transport == Transport::Udp) {
    const Socket* socket = udpFor(packet);
    if (socket) find(socket->facts.id)->datagrams.push_back(packet.segment.len);
    return;
  }
  const Flags& flags = packet.segment.flags;
  if (flags.syn && flags.fin && settings_.tcp.synFin == SynFin::DroppedEverywhere) {
    observer_.judged(SocketId{}, Event::Dropped, rules::kIgnored);
    return;
  }
  if (Socket* connection = connectionFor(packet)) {
    segmentForConnection(*connection, packet, now);
  } else if (const Socket* listener = listenerFor(packet.destination)) {
    segmentForListener(*find(listener->facts.id), packet, now);
  } else {
    refuse(packet);
  }
  sweep();
}

const Stack::Socket* Stack::udpFor(const Packet& packet) const {
  const Socket* best = nullptr;
  for (const Socket* socket : live_) {
    const SocketFacts& facts = socket->facts;
    const bool here =
        facts.transport == Transport::Udp && facts.bound &&
        facts.local.port == packet.destination.port &&
        (facts.local.address.isAny() || facts.local.address == packet.destination.address) &&
        (!facts.remote || *facts.remote == packet.source);
    if (!here) continue;
    // A connected socket before a bound address before a wildcard; of equals, the last bound.
    const auto rank = [](const Socket& s) {
      return s.facts.remote ? 2 : s.facts.local.address.isAny() ? 0 : 1;
    };
    if (!best || rank(*socket) >= rank(*best)) best = socket;
  }
  return best;
}

void Stack::segmentForListener(Socket& listener, const Packet& packet, SimTime now) {
  const TcpSettings& settings = listener.tcp->settings();
  const Event event = judge(packet.segment, listener.tcp->tcb(), settings, true);
  if (event == Event::Syn) {
    acceptSyn(listener, packet, issFor(packet.destination, packet.source, now), now);
    return;
  }
  const Row* row = findRow(State::Listen, event);
  observer_.judged(listener.facts.id, event, row ? row->rule : rules::kNoConnection);
  if (event == Event::BadAck) refuse(packet);
}

void Stack::segmentForConnection(Socket& socket, const Packet& packet, SimTime now) {
  if (socket.listenerGone && socket.facts.state == State::SynReceived && packet.segment.flags.ack) {
    socket.tcp->vanish();
    socket.facts.state = State::Closed;
    socket.facts.owner = ProcessId{};
    if (!packet.segment.flags.rst) refuse(packet);
    return;
  }
  const SeqNum nextIncarnation = socket.tcp->tcb().sndNxt + socket.tcp->settings().reopenIsnStep;
  const Socket* listener = listenerFor(packet.destination);
  const Event event = socket.tcp->segmentArrives(packet.segment, listener != nullptr, now);
  if (event == Event::NewIncarnation && listener)
    acceptSyn(*listener, packet, nextIncarnation, now);
}

/// A child of the listener takes the SYN; it holds no port until the handshake is complete.
void Stack::acceptSyn(const Socket& listener, const Packet& syn, SeqNum iss, SimTime now) {
  Socket& child = add(Transport::Tcp, listener.facts.owner, listener.facts.uid);
  child.parent = listener.facts.id;
  child.facts.accepted = false;
  child.facts.local = syn.destination;
  child.facts.remote = syn.source;
  child.facts.state = State::Listen;
  child.tcpSettings = listener.tcpSettings;
  child.tcp = std::make_unique<Endpoint>(tcpSettingsFor(child, syn.source), iss, *child.observer);
  child.tcp->startInListen();
  child.tcp->segmentArrives(syn.segment, true, now);
}

/// The child inherits its listener's options now, not when it is accepted.
void Stack::handshakeDone(Socket& child) {
  Socket* listener = find(child.parent);
  if (!listener) return;
  child.facts.bound = true;
  child.facts.options = listener->facts.options;
  child.facts.v6only = listener->facts.v6only;
  child.lingerSeconds = listener->lingerSeconds;
  listener->waiting.push_back(child.facts.id);
}

/// Nobody is here for that segment: a RST says so, unless it is one itself.
void Stack::refuse(const Packet& packet) {
  if (packet.segment.flags.rst) return;
  observer_.sent(SocketId{},
                 {Transport::Tcp, packet.destination, packet.source, refusalOf(packet.segment)}, 1,
                 rules::kNoConnection);
}

void Stack::flush(SimTime now) {
  for (Socket* socket : live_) {
    if (socket->tcp) socket->tcp->flush(now);
  }
}

void Stack::flushDelayed(SimTime now) {
  for (Socket* socket : live_) {
    if (socket->tcp) socket->tcp->flushDelayed(now);
  }
}

std::optional<SimTime> Stack::nextDeadline() const {
  std::optional<SimTime> next;
  for (const Socket* socket : live_) {
    if (!socket->tcp) continue;
    for (const std::optional<SimTime> due : {socket->tcp->nextDeadline(), socket->lingersUntil}) {
      if (due && (!next || *due < *next)) next = due;
    }
  }
  return next;
}

void Stack::fireTimers(SimTime now) {
  const std::vector<Socket*> sockets = live_;
  for (Socket* socket : sockets) {
    if (!socket->tcp) continue;
    socket->tcp->fireTimers(now);
    const bool waitedEnough = socket->lingersUntil && *socket->lingersUntil <= now;
    if (waitedEnough) {
      socket->lingersUntil.reset();
      socket->lingerSeconds.reset();
    }
  }
  sweep();
}

}  // namespace linger
