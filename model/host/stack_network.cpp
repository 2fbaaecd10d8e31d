#include <algorithm>

#include "model/host/stack.h"
#include "model/host/stack_rules.h"
#include "model/tcp/endpoint_rules.h"
#include "model/tcp/judge.h"
#include "model/tcp/refusal.h"

// What arrives from the network, and what is due by the clock.

namespace linger {

void Stack::packetArrives(const Packet& packet, SimTime now) {
  if (packet.transport == Transport::Udp) {
    if (StackSocket* socket = udpFor(packet)) socket->datagrams.push_back(packet.segment.len);
    settle();
    return;
  }
  const Flags& flags = packet.segment.flags;
  if (flags.syn && flags.fin && settings().tcp.synFin == SynFin::DroppedEverywhere) {
    effects_.emplace_back(stack_effect::Judged{SocketId{}, {Event::Dropped, rules::kIgnored}});
    return;
  }
  if (StackSocket* connection = connectionOf(packet.destination, packet.source)) {
    segmentForConnection(*connection, packet, now);
  } else if (const StackSocket* listener = listenerFor(packet.destination, packet.source)) {
    segmentForListener(*find(listener->id), packet, now);
  } else {
    refuse(packet);
  }
  settle();
}

/// A connected socket before a bound address before a wildcard; of equals, the last bound.
StackSocket* Stack::udpFor(const Packet& packet) {
  const auto rank = [](const StackSocket& s) {
    return std::pair(s.remote ? 2 : s.local.address.isAny() ? 0 : 1, s.id);
  };
  Slot best = kNoSlot;
  onPort_.forEach(sockets_, packet.destination.port, [&](Slot slot) {
    const StackSocket& socket = sockets_[slot];
    const bool here =
        socket.transport == Transport::Udp && socket.bound &&
        (socket.local.address.isAny() || socket.local.address == packet.destination.address) &&
        (!socket.remote || *socket.remote == packet.source);
    if (here && (best == kNoSlot || rank(socket) > rank(sockets_[best]))) best = slot;
  });
  return best == kNoSlot ? nullptr : &touch(best);
}

std::optional<SocketId> Stack::takerOf(const Packet& packet) const {
  const Slot known = packet.transport == Transport::Tcp
                         ? connections_.find({packet.destination, packet.source})
                         : kNoSlot;
  if (known != kNoSlot) return sockets_[known].id;
  std::optional<SocketId> connected;
  std::optional<SocketId> open;
  onPort_.forEach(sockets_, packet.destination.port, [&](Slot slot) {
    const StackSocket& socket = sockets_[slot];
    const bool isOver = socket.transport == Transport::Tcp && socket.state() == State::Closed;
    if (isOver || socket.transport != packet.transport) return;
    if (socket.remote == packet.source) {
      connected = connected ? std::min(*connected, socket.id) : socket.id;
    } else if (!socket.remote && socket.bound) {
      open = open ? std::max(*open, socket.id) : socket.id;
    }
  });
  return connected ? connected : open;
}

void Stack::segmentForListener(StackSocket& listener, const Packet& packet, SimTime now) {
  const TcpSettings& settings = listener.tcp->settings();
  const Event event = judge(packet.segment, listener.tcp->tcb(), settings, true);
  if (event == Event::Syn) {
    if (isFull(listener) && profile().listenQueue.whenFull == ListenQueue::WhenFull::DropsSyn) {
      effects_.emplace_back(stack_effect::Judged{listener.id, {Event::Dropped, rules::kQueueFull}});
      return;
    }
    acceptSyn(listener.id, packet, issFor(packet.destination, packet.source, now), now);
    return;
  }
  const Row* row = findRow(State::Listen, event);
  effects_.emplace_back(
      stack_effect::Judged{listener.id, {event, row ? row->rule : rules::kNoConnection}});
  if (event == Event::BadAck) refuse(packet);
}

void Stack::segmentForConnection(StackSocket& socket, const Packet& packet, SimTime now) {
  const bool isCutOff = socket.listenerGone && socket.state() == State::SynReceived;
  if (isCutOff && meetsNoListener(socket, packet, now)) return;
  if (meetsFullQueue(socket, packet, now)) return;
  const SeqNum nextIncarnation = socket.tcp->tcb().sndNxt + socket.tcp->settings().reopenIsnStep;
  const StackSocket* listener = listenerFor(packet.destination, packet.source);
  const Event event = socket.tcp->segmentArrives(packet.segment, listener != nullptr, turnAt(now));
  takeEffectsOf(socket);
  constexpr States kMaySend{State::Established, State::CloseWait};
  const bool owesFin = socket.sendingShut && kMaySend.contains(socket.state());
  if (owesFin) act(socket, now, &Endpoint::closeSending);
  if (socket.receivingShut) discardUnreadable(socket, now);
  if (event != Event::NewIncarnation) return;
  if (listener) {
    acceptSyn(listener->id, packet, nextIncarnation, now);
  } else {
    refuse(packet);
  }
}

/// A half-open connection whose listener has closed: whatever comes for it is refused, or only
/// what would complete it.
bool Stack::meetsNoListener(StackSocket& child, const Packet& packet, SimTime now) {
  const Segment& segment = packet.segment;
  if (child.tcp->settings().halfOpenOutlivesListener) {
    const bool completes =
        segment.flags.ack && !segment.flags.rst && segment.ack == child.tcp->tcb().sndNxt;
    if (completes) act(child, now, &Endpoint::abort);
    return completes;
  }
  act(child, now, &Endpoint::refuseHandshake);
  refuse(packet);
  return true;
}

bool Stack::isFull(const StackSocket& listener) const {
  const int most = profile().listenQueue.capacity(listener.backlog);
  return static_cast<int>(listener.waiting.size()) >= most;
}

/// The handshake's last segment finds no room in the listener's queue: it is dropped, so that the
/// SYN,ACK comes again, or refused.
bool Stack::meetsFullQueue(StackSocket& child, const Packet& packet, SimTime now) {
  const StackSocket* listener =
      child.state() == State::SynReceived ? std::as_const(*this).find(child.parent) : nullptr;
  if (!listener || !listener->listening() || !isFull(*listener)) return false;
  const Event event = judge(packet.segment, child.tcp->tcb(), child.tcp->settings(), true);
  if (event != Event::AckOfSyn) return false;
  effects_.emplace_back(stack_effect::Judged{child.id, {Event::Dropped, rules::kQueueFull}});
  const bool refuses = settings().abortOnOverflow ||
                       profile().listenQueue.whenFull == ListenQueue::WhenFull::RefusesAtAck;
  if (!refuses) return true;
  act(child, now, &Endpoint::refuseHandshake);
  refuse(packet);
  return true;
}

/// A child of the listener takes the SYN; it holds no port until the handshake is complete.
void Stack::acceptSyn(SocketId listenerId, const Packet& syn, SeqNum iss, SimTime now) {
  const ProcessId owner = find(listenerId)->owner;
  const std::uint32_t uid = find(listenerId)->uid;
  StackSocket& child = add(Transport::Tcp, owner, uid);
  const StackSocket& listener = *find(listenerId);
  child.parent = listenerId;
  child.accepted = false;
  child.local = syn.destination;
  child.remote = syn.source;
  child.settings = listener.settings;
  child.tcp = listener.tcp->child(settingsFor(child, syn.source), iss);
  child.tcp->segmentArrives(syn.segment, true, turnAt(now));
  takeEffectsOf(child);
}

/// The child inherits its listener's options now, not when it is accepted.
void Stack::handshakeDone(StackSocket& child) {
  StackSocket* listener = find(child.parent);
  if (!listener) return;
  child.bound = true;
  child.options = listener->options;
  child.v6only = listener->v6only;
  child.lingerSeconds = listener->lingerSeconds;
  listener->waiting.push_back(child.id);
}

/// Nobody is here for that segment: a RST says so, unless it is one itself.
void Stack::refuse(const Packet& packet) {
  if (packet.segment.flags.rst) return;
  effects_.emplace_back(
      stack_effect::Sent{SocketId{},
                         {Transport::Tcp, packet.destination, packet.source,
                          refusalOf(packet.segment, settings().tcp.rstAlwaysAcks)},
                         1,
                         rules::kNoConnection,
                         std::nullopt});
}

void Stack::flush(SimTime now) {
  if (owingAck_.empty()) return;
  std::vector<SocketId> owing;
  owing.swap(owingAck_);
  std::ranges::sort(owing);
  for (const SocketId id : owing) {
    StackSocket* socket = find(id);
    if (!socket) continue;
    socket->owesAck = false;
    if (socket->tcp) act(*socket, now, &Endpoint::flush);
  }
  settle();
}

void Stack::flushDelayed(SimTime now) {
  for (const SocketId id : allSockets()) {
    StackSocket& socket = *find(id);
    if (socket.tcp) act(socket, now, &Endpoint::flushDelayed);
  }
  settle();
}

void Stack::fireTimers(SimTime now) {
  std::vector<Slot> due;
  deadlines_.collectDue(now, due);
  std::ranges::sort(due, {}, [this](Slot slot) { return sockets_[slot].id; });
  for (const Slot slot : due) {
    StackSocket& socket = touch(slot);
    if (socket.tcp) act(socket, now, &Endpoint::fireTimers);
    const bool waitedEnough = socket.lingersUntil && *socket.lingersUntil <= now;
    if (waitedEnough) {
      socket.lingersUntil.reset();
      socket.lingerSeconds.reset();
    }
  }
  settle();
}

}  // namespace linger
