#pragma once

#include <QString>

#include "app/live/port_answer.h"

namespace linger {

/// "TCP port 8080 on 0.0.0.0".
QString describe(const PortQuery& query);

/// "in 41.3 s to 43.4 s", "now", "never by itself".
QString describe(const std::optional<TimeRange>& worksIn);

/// "without options", "SO_REUSEADDR", "SO_REUSEADDR and SO_REUSEPORT".
QString describe(const ReuseOptions& options);

/// "process 4711 (python3), python3 server.py, in web.service".
QString describe(const LiveProcess& process);

/// Who has a socket: its processes, or why there is none.
QString describeHolders(const LiveSocket& socket);

/// One line about a socket: what it is, between whom, who has it.
QString describe(const LiveSocket& socket);

/// The whole answer for people: can it start now, who has it, until when, what to do, what not
/// to do, what each set of options gets, and the scene that shows why.
QString portText(const PortReading& reading, const PortAnswer& answer);

}  // namespace linger
