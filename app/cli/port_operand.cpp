#include "app/cli/port_operand.h"

#include <QCoreApplication>

#include "app/live/host_names.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::PortOperand)
};

/// "HOST:PORT" taken apart; a host in brackets comes without them.
struct HostAndPort {
  QString host;
  QString port;
};

HostAndPort takeApart(const QString& operand) {
  const qsizetype colon = operand.lastIndexOf(':');
  QString host = operand.left(std::max<qsizetype>(colon, 0));
  const bool isBracketed = host.startsWith('[') && host.endsWith(']');
  if (isBracketed) host = host.mid(1, host.size() - 2);
  // "::1" alone is an address, of which the last part is no port.
  const bool isAmbiguous = !isBracketed && host.contains(':');
  return isAmbiguous ? HostAndPort{} : HostAndPort{host, operand.mid(colon + 1)};
}

std::optional<std::uint16_t> portFrom(const QString& text) {
  bool isNumber = false;
  const ushort port = text.toUShort(&isNumber);
  const bool isPlain = std::ranges::all_of(text, [](QChar c) { return c >= '0' && c <= '9'; });
  if (!isNumber || !isPlain || port == 0) return std::nullopt;
  return port;
}

}  // namespace

std::optional<SocketAddress> portOperand(const QString& operand, Console& console) {
  const HostAndPort parts = takeApart(operand);
  const auto port = portFrom(parts.port);
  const auto address = parts.host.isEmpty() && !operand.startsWith(':')
                           ? Address::anyV4()
                           : Address::parse(parts.host.toStdString());
  if (port && address) return SocketAddress{*address, *port};
  console.complain(
      Text::tr("why: found \"%1\", expected a port from 1 to 65535, with or without an "
               "address, such as 8080, 127.0.0.1:8080 or [::1]:8080")
          .arg(operand));
  return std::nullopt;
}

std::optional<SocketAddress> destinationOperand(const QString& operand, Console& console) {
  const HostAndPort parts = takeApart(operand);
  const auto port = portFrom(parts.port);
  if (!port || parts.host.isEmpty()) {
    console.complain(Text::tr("--to: found \"%1\", expected a destination such as 192.0.2.20:443, "
                              "[2001:db8::1]:443 or localhost:5432")
                         .arg(operand));
    return std::nullopt;
  }
  const auto address = addressOf(parts.host);
  if (address) return SocketAddress{*address, *port};
  console.complain(Text::tr("--to: no address is known for \"%1\"").arg(parts.host));
  return std::nullopt;
}

}  // namespace linger
