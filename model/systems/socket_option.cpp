#include "model/systems/socket_option.h"

#include <algorithm>
#include <array>

namespace linger {
namespace {

constexpr std::array kAllOptions{
    SocketOption::ReuseAddr, SocketOption::ReusePort,    SocketOption::Exclusive,
    SocketOption::V6Only,    SocketOption::KeepAlive,    SocketOption::Linger,
    SocketOption::Linger2,   SocketOption::UserTimeout,  SocketOption::NoDelay,
    SocketOption::KeepIdle,  SocketOption::KeepInterval, SocketOption::KeepCount,
    SocketOption::NoPort};

}  // namespace

std::string_view nameOf(SocketOption option) {
  switch (option) {
    case SocketOption::ReuseAddr: return "SO_REUSEADDR";
    case SocketOption::ReusePort: return "SO_REUSEPORT";
    case SocketOption::Exclusive: return "SO_EXCLUSIVEADDRUSE";
    case SocketOption::V6Only: return "IPV6_V6ONLY";
    case SocketOption::KeepAlive: return "SO_KEEPALIVE";
    case SocketOption::Linger: return "SO_LINGER";
    case SocketOption::Linger2: return "TCP_LINGER2";
    case SocketOption::UserTimeout: return "TCP_USER_TIMEOUT";
    case SocketOption::NoDelay: return "TCP_NODELAY";
    case SocketOption::KeepIdle: return "TCP_KEEPIDLE";
    case SocketOption::KeepInterval: return "TCP_KEEPINTVL";
    case SocketOption::KeepCount: return "TCP_KEEPCNT";
    case SocketOption::NoPort: return "IP_BIND_ADDRESS_NO_PORT";
  }
  return {};
}

std::optional<SocketOption> socketOptionNamed(std::string_view name) {
  const auto* found = std::find_if(kAllOptions.begin(), kAllOptions.end(),
                                   [name](SocketOption option) { return nameOf(option) == name; });
  if (found == kAllOptions.end()) return std::nullopt;
  return *found;
}

}  // namespace linger
