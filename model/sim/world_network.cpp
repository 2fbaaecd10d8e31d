#include <algorithm>
#include <numeric>
#include <utility>

#include "model/sim/path_rules.h"
#include "model/sim/world_parts.h"
#include "model/tcp/refusal.h"

// The way of a packet from one socket to another, and packets from nowhere.

namespace linger {
namespace {

/// Of the hosts that one machine is, the one whose socket takes the packet; where nobody takes it,
/// not the sender's.
HostIndex receiverOf(const World& world, Machine& machine, HostIndex from, const Packet& packet) {
  if (const std::optional<SocketId> taker = machine.stack.takerOf(packet)) {
    return hostOf(world, machine, *taker);
  }
  return from == machine.first ? machine.first + machine.hosts - 1 : machine.first;
}

HostIndex routeFrom(World& world, HostIndex from, const Packet& packet) {
  Machine& own = world.machineOf(from);
  if (own.hosts > 1) return receiverOf(world, own, from, packet);
  if (own.stack.owns(packet.destination.address)) return from;
  for (HostIndex host = 0; host < world.scenario->hosts.size(); ++host) {
    const bool owns = world.machineOf(host).stack.owns(packet.destination.address);
    if (host != from && owns) return host;
  }
  return from;
}

/// Names the next segment, and how many of its kind its host has sent with it.
LinkInput numbered(World& world, HostIndex from, SegmentKind kind) {
  std::array<int, 5>& sent = world.sent[from];
  const int nthOfKind = ++sent[static_cast<std::size_t>(kind)];
  return {world.scenario->hosts[from].name, kind, nthOfKind,
          std::accumulate(sent.begin(), sent.end(), 0), world.now};
}

void arrive(World& world, SegmentId id, HostIndex to, const Packet& packet, SimTime at) {
  world.queue.push(at, sim_event::Arrival{id, to, packet});
}

/// Whether a middlebox on the way still knows the packet's connection, or has none to know.
bool passesMiddlebox(World& world, const Packet& packet) {
  const std::optional<Duration>& forgetsAfter = world.scenario->link.forgetsAfter;
  if (!forgetsAfter || packet.transport != Transport::Tcp) return true;
  const Flags& flags = packet.segment.flags;
  return world.middlebox.passes(packet.source, packet.destination, flags.syn && !flags.ack,
                                world.now, *forgetsAfter);
}

/// Puts a packet onto the link.
void send(World& world, HostIndex from, const stack_effect::Sent& sent, RunEffects& effects) {
  const HostIndex to = routeFrom(world, from, sent.packet);
  const SegmentId id{++world.segments};
  const LinkInput input = numbered(world, from, kindOf(sent.packet.segment));
  const Link& link = world.scenario->link;
  LinkOutcome outcome{{}, 1, false};
  if (!world.inSetup) outcome = world.chances.pass(link, world.scenario->impairments, input);
  const bool isLost = outcome.copies == 0;
  const SimTime arrives = world.now + (isLost ? link.delay : outcome.delays.front());
  effects.emplace_back(std::in_place_type<run_effect::Sent>, id, from, to, sent, input.nthOfKind,
                       arrives, false);
  if (isLost) {
    const Delivery end = outcome.chosen ? Delivery::Dropped : Delivery::Lost;
    world.queue.push(arrives, sim_event::Loss{id, end});
    return;
  }
  if (!passesMiddlebox(world, sent.packet)) {
    world.queue.push(arrives, sim_event::Forgotten{id, from, to, sent.packet, sent.base});
    return;
  }
  arrive(world, id, to, sent.packet, arrives);
  if (outcome.copies < 2) return;
  const SegmentId copy{++world.segments};
  const SimTime again = world.now + outcome.delays.back();
  effects.emplace_back(run_effect::Copied{copy, id, again});
  arrive(world, copy, to, sent.packet, again);
}

/// The last connection of that host that is not closed.
std::optional<SocketFacts> connectionOf(const World& world, Machine& machine, HostIndex host) {
  std::optional<SocketFacts> last;
  for (const SocketFacts& facts : machine.stack.table()) {
    const bool isThere =
        facts.remote && facts.state != State::Closed && machine.stack.endpoint(facts.id);
    if (isThere && hostOf(world, machine, facts.id) == host) last = facts;
  }
  return last;
}

/// Passes on one effect of a machine's stack.
class EffectOfStack {
 public:
  EffectOfStack(World& world, Machine& machine, RunEffects& effects)
      : world_(world), machine_(machine), effects_(effects) {}

  void operator()(const stack_effect::Sent& sent) const {
    send(world_, hostOf(world_, machine_, sent.socket), sent, effects_);
  }
  void operator()(const stack_effect::Judged& judged) const {
    tell<run_effect::Judged>(judged.verdict);
  }
  void operator()(const stack_effect::Moved& moved) const {
    tell<run_effect::Moved>(hostOf(world_, machine_, moved.socket), moved);
  }
  void operator()(const stack_effect::TimerSet& set) const {
    tell<run_effect::TimerSet>(hostOf(world_, machine_, set.socket), set);
  }
  void operator()(const stack_effect::TimerEnded& ended) const {
    tell<run_effect::TimerEnded>(hostOf(world_, machine_, ended.socket), ended);
  }
  void operator()(const stack_effect::SocketChanged& changed) const {
    const HostIndex host = hostOf(world_, machine_, changed.facts.id);
    tell<run_effect::SocketChanged>(host, changed);
  }
  void operator()(const stack_effect::PortMemoryChanged& changed) const {
    const HostIndex host = hostOf(world_, machine_, SocketId{});
    tell<run_effect::PortMemoryChanged>(host, changed.memory);
  }

 private:
  /// Makes the effect where it stays: it is large.
  template <typename Told, typename... Parts>
  void tell(const Parts&... parts) const {
    effects_.emplace_back(std::in_place_type<Told>, parts...);
  }

  World& world_;
  Machine& machine_;
  RunEffects& effects_;
};

}  // namespace

HostIndex hostOf(const World& world, Machine& machine, SocketId socket) {
  if (machine.hosts == 1) return machine.first;
  if (!socket.value) return world.arrivingAt;
  const std::optional<SocketFacts> facts = machine.stack.facts(socket);
  if (facts && facts->owner.value) {
    machine.sockets[socket] = machine.processes[std::size_t(facts->owner.value) - 1].host;
  }
  const auto known = machine.sockets.find(socket);
  return known == machine.sockets.end() ? machine.first : known->second;
}

void takeEffects(World& world, Machine& machine, RunEffects& effects) {
  machine.stack.takeEffects(world.scratch);
  const EffectOfStack passOn(world, machine, effects);
  for (const StackEffect& effect : world.scratch) std::visit(passOn, effect);
  world.scratch.clear();
}

/// The middlebox stands right before the host that the packet was sent to.
void refuseForgotten(World& world, const sim_event::Forgotten& forgotten, RunEffects& effects) {
  effects.emplace_back(run_effect::WayOver{forgotten.segment, Delivery::Lost});
  const Packet& packet = forgotten.packet;
  if (!world.scenario->link.answersForgotten || packet.segment.flags.rst) return;
  const Packet rst{Transport::Tcp, packet.destination, packet.source,
                   refusalOf(packet.segment, false)};
  std::optional<SequenceBase> base = forgotten.base;
  if (base) std::swap(base->iss, base->irs);
  const SegmentId id{++world.segments};
  const SimTime arrives = world.now + world.scenario->link.delay;
  effects.emplace_back(run_effect::Sent{
      id, forgotten.to, forgotten.from, {{}, rst, 1, rules::kForgotten, base}, 0, arrives, true});
  if (world.scenario->link.isDeadAt(world.now)) {
    world.queue.push(arrives, sim_event::Loss{id, Delivery::Lost});
    return;
  }
  arrive(world, id, forgotten.from, rst, arrives);
}

void inject(World& world, const Injection& injection, RunEffects& effects) {
  const std::vector<Host>& hosts = world.scenario->hosts;
  const auto target = std::ranges::find(hosts, injection.to, &Host::name);
  if (target == hosts.end()) return;
  const auto to = static_cast<HostIndex>(target - hosts.begin());
  Machine& machine = world.machineOf(to);
  const std::optional<SocketFacts> facts = connectionOf(world, machine, to);
  if (!facts) return;
  const Tcb& tcb = machine.stack.endpoint(facts->id)->tcb();
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
      routeFrom(world, to, {Transport::Tcp, packet.destination, packet.source, packet.segment});
  static constexpr Rule kInjected{"segment.injected", "RFC 9293 §3.10.7"};
  const SegmentId id{++world.segments};
  const int nth = world.sent[from][static_cast<std::size_t>(kindOf(packet.segment))] + 1;
  const SimTime arrives = world.now + world.scenario->link.delay;
  effects.emplace_back(run_effect::Sent{id,
                                        from,
                                        to,
                                        {{}, packet, 1, kInjected, SequenceBase{tcb.irs, tcb.iss}},
                                        nth,
                                        arrives,
                                        true});
  arrive(world, id, to, packet, arrives);
}

}  // namespace linger
