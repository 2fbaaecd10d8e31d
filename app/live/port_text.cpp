#include "app/live/port_text.h"

#include <algorithm>

namespace linger {

HostAndPort hostAndPort(const QString& text) {
  const qsizetype colon = text.lastIndexOf(':');
  QString host = text.left(std::max<qsizetype>(colon, 0));
  const bool isBracketed = host.startsWith('[') && host.endsWith(']');
  if (isBracketed) host = host.mid(1, host.size() - 2);
  // "::1" alone is an address, of which the last part is no port.
  const bool isAmbiguous = !isBracketed && host.contains(':');
  return isAmbiguous ? HostAndPort{} : HostAndPort{host, text.mid(colon + 1)};
}

std::optional<std::uint16_t> portFrom(const QString& text) {
  bool isNumber = false;
  const ushort port = text.toUShort(&isNumber);
  const bool isPlain = std::ranges::all_of(text, [](QChar c) { return c >= '0' && c <= '9'; });
  if (!isNumber || !isPlain || port == 0) return std::nullopt;
  return port;
}

std::optional<SocketAddress> localFrom(const QString& text) {
  const HostAndPort parts = hostAndPort(text);
  const auto port = portFrom(parts.port);
  const auto address = parts.host.isEmpty() && !text.startsWith(':')
                           ? Address::anyV4()
                           : Address::parse(parts.host.toStdString());
  if (!port || !address) return std::nullopt;
  return SocketAddress{*address, *port};
}

}  // namespace linger
