#pragma once

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/live/port_reading.h"

namespace linger {

/// why --wait[=D]: returns when a server without options gets the port, or D has passed. Tells of
/// what it waits for on a terminal, and writes nothing where there is none.
int waitForPort(const PortQuery& query, const Arguments& arguments, Console& console);

/// why --watch: writes the answer, and each later one that is another. Ends with its reader.
int watchPort(const PortQuery& query, bool asJson, Console& console);

/// why --to HOST:PORT.
int tellCallers(Transport transport, bool asJson, const Arguments& arguments, Console& console);

}  // namespace linger
