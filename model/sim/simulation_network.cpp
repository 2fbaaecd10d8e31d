#include <algorithm>

#include "model/sim/simulation_machine.h"

// The way of a packet from one socket to another, and packets from nowhere.

namespace linger {

/// The host that a socket belongs to: its process's, also when that is gone. What the machine
/// itself says is said where the segment arrived that it answers.
HostIndex Simulation::lifelineOf(Machine& machine, SocketId socket) {
  if (machine.hosts.size() == 1) return machine.hosts.front();
  if (!socket.value) return arrivingAt_;
  const std::optional<SocketFacts> facts = machine.stack->facts(socket);
  const auto process = machine.processes.find(facts ? facts->owner : ProcessId{});
  if (process != machine.processes.end()) machine.sockets[socket] = process->second;
  const auto known = machine.sockets.find(socket);
  return known == machine.sockets.end() ? machine.hosts.front() : known->second;
}

/// Of the hosts that one machine is, the one whose socket takes the packet: a connection before a
/// port that is open to all, and where nobody takes it, not the sender's.
HostIndex Simulation::receiverOf(Machine& machine, HostIndex from, const Packet& packet) {
  std::optional<HostIndex> open;
  for (const SocketFacts& facts : machine.stack->table()) {
    const bool isOver = facts.transport == Transport::Tcp && facts.state == State::Closed;
    if (isOver || facts.transport != packet.transport) continue;
    if (facts.local.port != packet.destination.port) continue;
    if (facts.remote == packet.source) return lifelineOf(machine, facts.id);
    if (!facts.remote && facts.bound) open = lifelineOf(machine, facts.id);
  }
  const bool fromFirst = from == machine.hosts.front();
  return open.value_or(fromFirst ? machine.hosts.back() : machine.hosts.front());
}

HostIndex Simulation::routeFrom(HostIndex from, const Packet& packet) {
  Machine& own = lifelines_[from].machine;
  if (own.hosts.size() > 1) return receiverOf(own, from, packet);
  if (own.stack->owns(packet.destination.address)) return from;
  for (HostIndex host = 0; host < lifelines_.size(); ++host) {
    const bool owns = lifelines_[host].machine.stack->owns(packet.destination.address);
    if (host != from && owns) return host;
  }
  return from;
}

void Simulation::send(HostIndex from, SocketId socket, const Packet& packet, int attempt,
                      const Rule& why) {
  const HostIndex to = routeFrom(from, packet);
  std::optional<Recorder::Base> base;
  if (const Endpoint* tcp = lifelines_[from].machine.stack->endpoint(socket)) {
    base = Recorder::Base{tcp->tcb().iss, tcp->tcb().irs};
  }
  const SegmentId id = recorder_.sent(from, to, socket, packet, attempt, why, base);
  if (inSetup_) {
    carry(id, {{Duration{}}, false});
    return;
  }
  const SegmentKind kind = kindOf(packet.segment);
  carry(id, path_.pass({lifelines_[from].host.name, kind, recorder_.countOf(from, kind),
                        recorder_.countOf(from)}));
}

void Simulation::carry(SegmentId id, const Passage& passage) {
  if (passage.arrivals.empty()) {
    const SimTime missed = now_ + scenario_.link.delay;
    recorder_.willArrive(id, missed);
    queue_.push(missed, Loss{id, passage.chosen ? Delivery::Dropped : Delivery::Lost});
    return;
  }
  const HostIndex to = recorder_.segment(id).to;
  recorder_.willArrive(id, now_ + passage.arrivals.front());
  queue_.push(now_ + passage.arrivals.front(), Arrival{to, id});
  if (passage.arrivals.size() < 2) return;
  const SegmentId copy = recorder_.copied(id);
  recorder_.willArrive(copy, now_ + passage.arrivals.back());
  queue_.push(now_ + passage.arrivals.back(), Arrival{to, copy});
}

/// Shapes a stray segment by the numbers of the connection that it is aimed at.
void Simulation::inject(const Injection& injection) {
  const auto target = std::ranges::find_if(
      lifelines_, [&](const Lifeline& lifeline) { return lifeline.host.name == injection.to; });
  if (target == lifelines_.end()) return;
  Machine& machine = target->machine;
  const auto to = static_cast<HostIndex>(target - lifelines_.begin());
  std::optional<SocketFacts> facts;
  for (const SocketFacts& candidate : machine.stack->table()) {
    const Endpoint* tcp = machine.stack->endpoint(candidate.id);
    const bool isThere = candidate.remote && tcp && tcp->state() != State::Closed;
    if (isThere && lifelineOf(machine, candidate.id) == to) facts = candidate;
  }
  if (!facts) return;
  const Tcb& tcb = machine.stack->endpoint(facts->id)->tcb();
  Packet packet{Transport::Tcp, *facts->remote, facts->local, {}};
  packet.segment.flags = injection.flags;
  packet.segment.seq = tcb.rcvNxt + static_cast<std::uint32_t>(injection.seqMinusRcvNxt);
  if (injection.flags.ack)
    packet.segment.ack = tcb.sndNxt + static_cast<std::uint32_t>(injection.ackMinusSndNxt);
  packet.segment.len = injection.len;
  packet.segment.window = 65535;
  if (injection.tsMinusLast && tcb.timestampsOn) {
    packet.segment.options.timestamps =
        Timestamps{tcb.tsRecent + static_cast<std::uint32_t>(*injection.tsMinusLast), 0};
  }
  const HostIndex from =
      routeFrom(to, {Transport::Tcp, packet.destination, packet.source, packet.segment});
  const SegmentId id = recorder_.injected(from, to, packet, {tcb.irs, tcb.iss});
  recorder_.willArrive(id, now_ + scenario_.link.delay);
  queue_.push(now_ + scenario_.link.delay, Arrival{to, id});
}

}  // namespace linger
