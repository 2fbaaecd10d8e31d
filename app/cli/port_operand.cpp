#include "app/cli/port_operand.h"

#include <QCoreApplication>

#include "app/live/host_names.h"
#include "app/live/port_text.h"

namespace linger {
namespace {

class Text {
  Q_DECLARE_TR_FUNCTIONS(linger::PortOperand)
};

}  // namespace

std::optional<SocketAddress> portOperand(const QString& operand, Console& console) {
  if (const auto local = localFrom(operand)) return local;
  console.complain(
      Text::tr("why: found \"%1\", expected a port from 1 to 65535, with or without an "
               "address, such as 8080, 127.0.0.1:8080 or [::1]:8080")
          .arg(operand));
  return std::nullopt;
}

std::optional<SocketAddress> destinationOperand(const QString& operand, Console& console) {
  const HostAndPort parts = hostAndPort(operand);
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
