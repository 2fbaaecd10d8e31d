#include "app/live/host_names.h"

#include <array>

#include "app/live/linux/socket_api.h"

namespace linger {

std::optional<Address> addressOf(const QString& host) {
  if (const auto address = Address::parse(host.toStdString())) return address;
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.toUtf8().constData(), nullptr, &hints, &found) != 0) return std::nullopt;
  std::array<char, INET6_ADDRSTRLEN> text{};
  const int result = getnameinfo(found->ai_addr, found->ai_addrlen, text.data(), text.size(),
                                 nullptr, 0, NI_NUMERICHOST);
  freeaddrinfo(found);
  return result == 0 ? Address::parse(text.data()) : std::nullopt;
}

}  // namespace linger
