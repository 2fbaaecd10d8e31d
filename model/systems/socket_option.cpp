#include "model/systems/socket_option.h"

#include <algorithm>
#include <array>

namespace linger {
namespace {

constexpr std::array kAllOptions{
    SocketOption::ReuseAddr, SocketOption::ReusePort,   SocketOption::Exclusive,
    SocketOption::V6Only,    SocketOption::KeepAlive,   SocketOption::Linger,
    SocketOption::Linger2,   SocketOption::UserTimeout, SocketOption::NoDelay};

}  // namespace

std::string_view nameOf(SocketOption option) {
  switch (option) {
    case SocketOption::ReuseAddr:
      return "SO_REUSEADDR";
    case SocketOption::ReusePort:
      return "SO_REUSEPORT";
    case SocketOption::Exclusive:
      return "SO_EXCLUSIVEADDRUSE";
    case SocketOption::V6Only:
      return "IPV6_V6ONLY";
    case SocketOption::KeepAlive:
      return "SO_KEEPALIVE";
    case SocketOption::Linger:
      return "SO_LINGER";
    case SocketOption::Linger2:
      return "TCP_LINGER2";
    case SocketOption::UserTimeout:
      return "TCP_USER_TIMEOUT";
    case SocketOption::NoDelay:
      return "TCP_NODELAY";
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
