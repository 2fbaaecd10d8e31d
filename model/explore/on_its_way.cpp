#include "model/explore/on_its_way.h"

#include <algorithm>

namespace linger {

std::vector<OnItsWay> onItsWay(const World& world, std::span<const HeldSegment> held,
                               const Ports& ports) {
  std::vector<OnItsWay> found;
  const auto note = [&](const sim_event::Arrival& arrival, SimTime latest) {
    if (latest <= world.now || !ports.areThoseOf(arrival.packet)) return;
    found.push_back({arrival.segment, arrival.host, latest, arrival.packet.source.address,
                     arrival.packet.segment});
  };
  world.queue.forEach([&note](SimTime at, const SimEvent& event) {
    if (const auto* arrival = std::get_if<sim_event::Arrival>(&event)) note(*arrival, at);
  });
  for (const HeldSegment& segment : held) note(segment.arrival, segment.latest);
  return found;
}

const Machine* machineAt(const World& world, const Address& address) {
  const auto found = std::ranges::find_if(
      world.machines, [&address](const Machine& machine) { return machine.stack.owns(address); });
  return found == world.machines.end() ? nullptr : &*found;
}

bool knows(const World& world, const SocketAddress& local, const SocketAddress& remote) {
  const Machine* machine = machineAt(world, local.address);
  if (!machine) return false;
  const auto taker = machine->stack.takerOf({Transport::Tcp, remote, local, {}});
  if (!taker) return false;
  const std::optional<SocketFacts> facts = machine->stack.facts(*taker);
  return facts && facts->remote == remote && facts->state != State::Closed;
}

}  // namespace linger
