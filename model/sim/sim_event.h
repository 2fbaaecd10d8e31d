#pragma once

#include <cstddef>
#include <optional>
#include <variant>

#include "model/host/stack_effects.h"
#include "model/trace/trace.h"

namespace linger {

/// What a run has still to do at some instant.
namespace sim_event {

/// A packet in flight reaches its host.
struct Arrival {
  SegmentId segment;
  HostIndex host = 0;
  Packet packet;

  bool operator==(const Arrival&) const = default;
};
/// A packet that the link lost would have arrived.
struct Loss {
  SegmentId segment;
  Delivery delivery = Delivery::Lost;

  bool operator==(const Loss&) const = default;
};
/// A packet reaches a middlebox that has forgotten its connection.
struct Forgotten {
  SegmentId segment;
  HostIndex from = 0;
  HostIndex to = 0;
  Packet packet;
  std::optional<SequenceBase> base;  ///< The sender's.

  bool operator==(const Forgotten&) const = default;
};
/// A program starts.
struct Start {
  HostIndex host = 0;
  std::size_t program = 0;  ///< Index into Host::programs.

  bool operator==(const Start&) const = default;
};
/// The next caller of a load arrives.
struct Caller {
  std::size_t load = 0;  ///< Index into World::loads.

  bool operator==(const Caller&) const = default;
};
/// A program that waited for the clock goes on.
struct Wake {
  bool operator==(const Wake&) const = default;
};
/// Something is done to a host out of its programs' turn.
struct Interruption {
  HostIndex host = 0;
  std::size_t event = 0;  ///< Index into Host::events.

  bool operator==(const Interruption&) const = default;
};
/// A segment from nowhere goes onto the link.
struct Inject {
  std::size_t injection = 0;  ///< Index into Scenario::injections.

  bool operator==(const Inject&) const = default;
};

}  // namespace sim_event

using SimEvent =
    std::variant<sim_event::Arrival, sim_event::Loss, sim_event::Forgotten, sim_event::Start,
                 sim_event::Caller, sim_event::Wake, sim_event::Interruption, sim_event::Inject>;

}  // namespace linger
