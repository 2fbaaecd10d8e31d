#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/net/address.h"
#include "model/tcp/sim_time.h"
#include "model/tcp/state.h"

namespace linger {

/// Names a socket within one host; 0 names none. Numbers are never used twice in a run.
struct SocketId {
  int value = 0;
  auto operator<=>(const SocketId&) const = default;
};

/// Names a process within one host; 0 names none (the kernel).
struct ProcessId {
  int value = 0;
  auto operator<=>(const ProcessId&) const = default;
};

enum class Transport : std::uint8_t { Tcp, Udp };

/// The options that decide about rebinding.
struct ReuseOptions {
  bool reuseAddr = false;  ///< SO_REUSEADDR
  bool reusePort = false;  ///< SO_REUSEPORT
  bool exclusive = false;  ///< SO_EXCLUSIVEADDRUSE (Windows), SO_EXCLBIND (illumos)

  auto operator<=>(const ReuseOptions&) const = default;
};

/// What a host's socket table says of one socket: all that bind(), listen() and connect() ask.
struct SocketFacts {
  SocketId id;
  Transport transport = Transport::Tcp;
  State state = State::Closed;
  bool bound = false;           ///< Holds its port. A reset child whose program keeps it does not.
  bool timeWaitRecord = false;  ///< Only a time-wait record is left of it (Linux).
  bool accepted = true;         ///< False while it waits in a listener's queue.
  ProcessId owner;              ///< None: an orphan, which no process can close.
  std::vector<ProcessId> sharers;  ///< Others that hold it, too: children that inherited it.
  std::uint32_t uid = 0;
  SocketAddress local;
  std::optional<SocketAddress> remote;
  ReuseOptions options;
  bool v6only = false;
  bool sawTimestamps = false;  ///< The connection used the timestamps option.
  Duration timeWaitAge{};      ///< How long ago it entered TIME-WAIT, if it is there.

  bool operator==(const SocketFacts&) const = default;
};

}  // namespace linger
