#pragma once

#include <map>
#include <utility>

#include "model/net/address.h"
#include "model/tcp/sim_time.h"

namespace linger {

/// What a middlebox on the path (a NAT, a firewall, a load balancer) remembers of connections: it
/// forgets one on which nothing has passed for so long, and then lets nothing of it through.
class ConnectionMemory {
 public:
  /// Whether a segment between the two passes at `now`, where an idle connection is forgotten after
  /// `idle`. One that `opens` a connection (a SYN without ACK) always does, and is remembered.
  bool passes(const SocketAddress& from, const SocketAddress& to, bool opens, SimTime now,
              Duration idle);

  bool operator==(const ConnectionMemory&) const = default;

 private:
  std::map<std::pair<SocketAddress, SocketAddress>, SimTime> lastSeen_;
};

}  // namespace linger
