#include <algorithm>

#include "app/live/linux/rig/rig.h"

// Which host is which machine: all of them are one where the scenario says so, with one network of
// which each has some of the sockets.

namespace linger {
namespace {

/// Whether one of its programs calls an address of its own.
bool callsItself(const Host& host) {
  const auto isOwn = [&host](const Step& step) {
    return step.peer && (step.peer->address == host.address || step.peer->address.isLoopback());
  };
  return std::ranges::any_of(host.programs, [&isOwn](const Program& program) {
    return std::ranges::any_of(program.setup, isOwn) || std::ranges::any_of(program.steps, isOwn);
  });
}

}  // namespace

bool Rig::boot(std::string& problem) {
  const std::size_t hosts = scenario_.hosts.size();
  const std::size_t together = isOneMachine() ? hosts : 1;
  for (HostIndex first = 0; first < hosts; first += together) {
    Machine machine{nullptr, std::make_unique<RigSockets>(first, together, recorder_), first,
                    together};
    machine.host = bootHost(machine, problem);
    if (!machine.host) return false;
    machines_.push_back(std::move(machine));
  }
  return true;
}

std::unique_ptr<RigHost> Rig::bootHost(const Machine& machine, std::string& problem) const {
  Host whole = scenario_.hosts[machine.first];
  for (HostIndex host = machine.first + 1; machine.is(host); ++host) {
    const std::vector<Program>& programs = scenario_.hosts[host].programs;
    whole.programs.insert(whole.programs.end(), programs.begin(), programs.end());
  }
  return RigHost::boot(whole, isOneMachine() || callsItself(whole), problem);
}

/// The machine is cut off first, so that nothing that dies there can still say so.
void Rig::powerOff(Machine& machine) {
  if (!machine.host) return;
  sample();
  machine.host.reset();
  for (std::size_t i = 0; i < running_.size(); ++i) {  // More of them, as children are adopted.
    if (machine.is(running_[i].host) && !running_[i].isOver) kill(i);
  }
  for (HostIndex host = machine.first; machine.is(host); ++host) recorder_.power(host, false);
  machine.sockets->losePower();
}

void Rig::powerOn(Machine& machine) {
  if (machine.host) return;
  machine.host = bootHost(machine, problem_);
  for (HostIndex host = machine.first; machine.is(host); ++host) recorder_.power(host, true);
}

/// Of the hosts that a machine is, the one whose socket has sent the packet, or had before it was
/// closed. What no socket sends is an answer, of the host to which something has come.
HostIndex Rig::senderOf(const Machine& machine, const Packet& packet) {
  if (machine.hosts == 1) return machine.first;
  std::optional<HostIndex>& sender = streams_[{packet.source, packet.destination}].sender;
  auto owner = machine.sockets->hostOf(packet.source, packet.destination);
  if (!owner && !sender) {  // Its program has told whose it is by now.
    hearReports();
    sample();
    owner = machine.sockets->hostOf(packet.source, packet.destination);
  }
  if (owner) sender = owner;
  return sender.value_or(arrivingAt_);
}

/// Where nobody of several hosts takes the packet, it is not the sender's.
HostIndex Rig::receiverOf(HostIndex from, const Packet& packet) const {
  const Machine& own = machines_[isOneMachine() ? 0 : from];
  if (own.hosts > 1) {
    const auto taker = own.sockets->hostOf(packet.destination, packet.source);
    const auto listener = own.sockets->listenerAt(packet.destination);
    return taker.value_or(
        listener.value_or(from == own.first ? own.first + own.hosts - 1 : own.first));
  }
  for (HostIndex host = 0; host < scenario_.hosts.size(); ++host) {
    if (scenario_.hosts[host].address == packet.destination.address) return host;
  }
  if (isOneMachine() || packet.destination.address.isLoopback()) return from;
  return 1 - std::min<HostIndex>(from, 1);
}

}  // namespace linger
