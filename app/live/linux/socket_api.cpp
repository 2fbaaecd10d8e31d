#include "app/live/linux/socket_api.h"

#include <algorithm>

namespace linger {

int familyOf(const Address& address) {
  return address.family() == Address::Family::V4 ? AF_INET : AF_INET6;
}

SocketAddressBytes::SocketAddressBytes(const SocketAddress& address) {
  const auto& bytes = address.address.bytes();
  storage.ss_family = sa_family_t(familyOf(address.address));
  if (storage.ss_family == AF_INET) {
    auto* v4 = reinterpret_cast<sockaddr_in*>(&storage);
    v4->sin_port = htons(address.port);
    std::copy(bytes.begin() + 12, bytes.end(), reinterpret_cast<std::uint8_t*>(&v4->sin_addr));
    size = sizeof(sockaddr_in);
  } else {
    auto* v6 = reinterpret_cast<sockaddr_in6*>(&storage);
    v6->sin6_port = htons(address.port);
    std::copy(bytes.begin(), bytes.end(), v6->sin6_addr.s6_addr);
    size = sizeof(sockaddr_in6);
  }
}

}  // namespace linger
