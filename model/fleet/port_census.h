#pragma once

#include <cstdint>
#include <vector>

#include "model/fleet/fleet.h"
#include "model/host/stack.h"

namespace linger {

/// How many ports of a host are to be had for each of some wishes. A port is asked about again
/// only when something has happened on it that the wish is concerned with.
class PortCensus {
 public:
  PortCensus(const FleetHost& host, const std::vector<PortWish>& wishes);

  /// Something has happened to a socket with that address and port.
  void changed(const SocketAddress& local);
  /// As it is at `now`.
  const std::vector<PortUse>& count(const Stack& stack, SimTime now);

 private:
  struct Count {
    PortWish wish;
    std::vector<bool> taken;             ///< By place in the range.
    std::vector<bool> isChanged;         ///< Since it was counted last,
    std::vector<std::uint16_t> changed;  ///< and which ports these are.
  };

  void recount(Count& count, PortUse& use, const Stack& stack, SimTime now) const;

  PortRange range_;
  bool perAddress_;  ///< Sockets of one address are no concern of another's.
  std::vector<Count> counts_;
  std::vector<PortUse> use_;
};

}  // namespace linger
