#pragma once

#include <span>
#include <vector>

#include "model/sim/world.h"

namespace linger {

/// A segment, or a copy of one, that the network keeps and has not decided when to let arrive.
struct HeldSegment {
  sim_event::Arrival arrival;
  SimTime usual;          ///< When it would have arrived.
  SimTime latest;         ///< When it has been in the link for one MSL.
  std::size_t fault = 0;  ///< Index into Branch::faults.
};

/// A connection between two ports, from either end.
struct Ports {
  SocketAddress one;
  SocketAddress other;

  bool areThoseOf(const Packet& packet) const {
    return (packet.source == one && packet.destination == other) ||
           (packet.source == other && packet.destination == one);
  }
};

/// A segment that has not arrived yet.
struct OnItsWay {
  SegmentId id;
  HostIndex to = 0;
  SimTime latest;  ///< It arrives then, or may arrive as late as that.
  Address from;
  Segment segment;
};

/// All segments of a connection that arrive after World::now. Of those that are held it is taken
/// that they arrive as late as they can.
std::vector<OnItsWay> onItsWay(const World& world, std::span<const HeldSegment> held,
                               const Ports& ports);

/// Whether the end at `local` still knows of a connection with `remote`.
bool knows(const World& world, const SocketAddress& local, const SocketAddress& remote);

/// The machine of the world that has that address; null where nobody has it.
const Machine* machineAt(const World& world, const Address& address);

}  // namespace linger
