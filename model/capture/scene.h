#pragma once

#include <span>

#include "model/capture/connection.h"
#include "model/sim/scenario.h"

namespace linger::capture {

/// The scenario whose run should give the connection's segments: two hosts of the system `os`,
/// programs that call, send, receive and close when the capture shows that they did, and a link as
/// long as its handshake tells. What was lost on the way is not part of it. Transfers longer than
/// a megabyte are cut to that. The scenario has no title yet, and may have problems: a connection
/// of more than a day has.
Scenario sceneOf(const Connection& connection, std::span<const WireSegment> segments, OsId os);

}  // namespace linger::capture
