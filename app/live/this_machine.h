#pragma once

#include <QString>
#include <optional>

#include "app/live/callers.h"
#include "app/live/port_reading.h"

namespace linger {

/// Why Linger can't look at this machine's sockets (another system, a sandbox, a build without
/// libmnl); empty where it can.
QString whyNotHere();

/// Reads all about a port and asks the kernel, now. None, with `problem` saying why, where that
/// cannot be done.
std::optional<PortReading> readPort(const PortQuery& query, QString& problem);

/// Reads all about the ports from which this machine can call `remote`, likewise.
std::optional<CallerReading> readCallers(Transport transport, const SocketAddress& remote,
                                         QString& problem);

/// Whether a server without options gets the port now: one real bind() and listen().
bool getsPort(const PortQuery& query);

}  // namespace linger
