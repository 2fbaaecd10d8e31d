#pragma once

#include <QString>
#include <optional>

#include "model/net/address.h"

namespace linger {

/// "HOST:PORT" taken apart; a host in brackets comes without them, and one that is left out is
/// empty. Both are empty where it cannot be told which part is which: "::1".
struct HostAndPort {
  QString host;
  QString port;
};

HostAndPort hostAndPort(const QString& text);

/// A port from 1 to 65535, in digits and nothing else.
std::optional<std::uint16_t> portFrom(const QString& text);

/// Reads "8080", "127.0.0.1:8080" or "[::1]:8080"; the address is 0.0.0.0 if left out.
std::optional<SocketAddress> localFrom(const QString& text);

}  // namespace linger
