#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace linger {

/// The socket options that change how a connection ends or who may have its port.
enum class SocketOption : std::uint8_t {
  ReuseAddr,     ///< SO_REUSEADDR
  ReusePort,     ///< SO_REUSEPORT
  Exclusive,     ///< SO_EXCLUSIVEADDRUSE
  V6Only,        ///< IPV6_V6ONLY
  KeepAlive,     ///< SO_KEEPALIVE
  Linger,        ///< SO_LINGER{1, value seconds}; -1 switches it off
  Linger2,       ///< TCP_LINGER2, seconds
  UserTimeout,   ///< TCP_USER_TIMEOUT, milliseconds
  NoDelay,       ///< TCP_NODELAY
  KeepIdle,      ///< TCP_KEEPIDLE, seconds
  KeepInterval,  ///< TCP_KEEPINTVL, seconds
  KeepCount,     ///< TCP_KEEPCNT
  NoPort,        ///< IP_BIND_ADDRESS_NO_PORT: bind() leaves the port to connect() (Linux)
};

/// "SO_REUSEADDR", "TCP_LINGER2", ...
std::string_view nameOf(SocketOption option);
std::optional<SocketOption> socketOptionNamed(std::string_view name);

}  // namespace linger
