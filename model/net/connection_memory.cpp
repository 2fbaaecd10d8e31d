#include "model/net/connection_memory.h"

#include <algorithm>

namespace linger {

bool ConnectionMemory::passes(const SocketAddress& from, const SocketAddress& to, bool opens,
                              SimTime now, Duration idle) {
  const std::pair<SocketAddress, SocketAddress> connection = std::minmax(from, to);
  const auto known = lastSeen_.find(connection);
  const bool isKnown = known != lastSeen_.end() && now - known->second < idle;
  if (!isKnown && !opens) return false;
  lastSeen_[connection] = now;
  return true;
}

}  // namespace linger
