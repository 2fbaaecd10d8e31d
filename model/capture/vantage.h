#pragma once

#include <span>

#include "model/capture/connection.h"

namespace linger::capture {

/// Where a capture was taken, as far as its times tell: how long a segment needs between there and
/// each end.
struct Vantage {
  BySide<CaptureTime> distance;  ///< 0 where no handshake was seen.
  bool known = false;            ///< The handshake was seen.
};

/// Tells from the handshake: half of the time from SYN to SYN,ACK lies between the capture and the
/// server, half of that from SYN,ACK to ACK between it and the client.
Vantage vantageOf(const Connection& connection, std::span<const WireSegment> segments);

}  // namespace linger::capture
