#pragma once

#include <optional>
#include <vector>

#include "model/trace/rebind.h"

namespace linger {

/// "If a program of this host connected now, would it get a port for it?"
struct ConnectQuery {
  HostIndex host = 0;
  SocketAddress local;  ///< Port 0: the system chooses one.
  SocketAddress remote;
  std::uint32_t uid = 0;
  ReuseOptions options;  ///< What its socket sets before bind(), if it calls it.
  std::optional<ReuseOptions>
      oldOptions;  ///< What those before it had; none: what they really had.

  bool operator==(const ConnectQuery&) const = default;
};

/// What a run asks of connect() rather than of a server's bind(): where ports run out, each
/// destination; where a client that insists on its port starts again, without SO_REUSEADDR and with
/// it. Empty where the server's own bind() is at stake, or no call of a client is.
std::vector<ConnectQuery> connectsAtStake(const Trace& trace);

/// Whether the run is about how a connection is opened, so that no port is at stake: a SYN has to
/// be sent again or its connection is given up, while the server neither starts again nor misses
/// its port.
bool isAboutOpening(const Trace& trace);

/// The answers from the scene's zero on, as those of rebindVerdicts().
std::vector<VerdictInterval> connectVerdicts(const Trace& trace, const ConnectQuery& query);

}  // namespace linger
