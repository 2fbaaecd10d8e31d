#pragma once

#include "model/tcp/rule.h"

namespace linger {

/// Rules of what a host does where no connection of its own decides.
namespace rules {

inline constexpr Rule kNoConnection{"host.no-connection", "RFC 9293 §3.10.7.1"};
inline constexpr Rule kCall{"host.call", "RFC 9293 §3.9.1"};
inline constexpr Rule kQueueFull{"listen.queue-full", "Linux tcp_conn_request"};
inline constexpr Rule kDatagram{"host.datagram", "RFC 768"};

}  // namespace rules

}  // namespace linger
