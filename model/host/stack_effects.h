#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "model/systems/rules/reuse_port_cache.h"
#include "model/systems/socket_facts.h"
#include "model/tcp/effects.h"

namespace linger {

/// A segment or a datagram with its addresses.
struct Packet {
  Transport transport = Transport::Tcp;
  SocketAddress source;
  SocketAddress destination;
  Segment segment;  ///< For a datagram only `len` counts.

  bool operator==(const Packet&) const = default;
};

/// Where the relative numbers of a connection begin: its initial sequence numbers.
struct SequenceBase {
  SeqNum iss;
  SeqNum irs;

  bool operator==(const SequenceBase&) const = default;
};

/// What a host's TCP does. `socket` names whose doing it is.
namespace stack_effect {

struct Sent {
  SocketId socket;  ///< None for what the host itself answers (a RST from nobody).
  Packet packet;
  int attempt = 1;
  Rule why;
  std::optional<SequenceBase> base;  ///< Of the sending connection.

  bool operator==(const Sent&) const = default;
};
struct Judged {
  SocketId socket;  ///< None where no socket takes the segment.
  effect::Judged verdict;

  bool operator==(const Judged&) const = default;
};
struct Moved {
  SocketId socket;
  Transition transition;

  bool operator==(const Moved&) const = default;
};
struct TimerSet {
  SocketId socket;
  effect::TimerSet timer;

  bool operator==(const TimerSet&) const = default;
};
struct TimerEnded {
  SocketId socket;
  effect::TimerEnded timer;

  bool operator==(const TimerEnded&) const = default;
};
/// The socket's facts are different now, or it has left the table.
struct SocketChanged {
  SocketFacts facts;
  bool gone = false;

  bool operator==(const SocketChanged&) const = default;
};
/// What the host remembers of its ports' SO_REUSEPORT sockets is different now.
struct PortMemoryChanged {
  ReusePortCache memory;

  bool operator==(const PortMemoryChanged&) const = default;
};

}  // namespace stack_effect

using StackEffect = std::variant<stack_effect::Sent, stack_effect::Judged, stack_effect::Moved,
                                 stack_effect::TimerSet, stack_effect::TimerEnded,
                                 stack_effect::SocketChanged, stack_effect::PortMemoryChanged>;
/// In the order in which they came about.
using StackEffects = std::vector<StackEffect>;

}  // namespace linger
