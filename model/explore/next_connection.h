#pragma once

#include <cstdint>

#include "model/tcp/segment.h"
#include "model/tcp/settings.h"
#include "model/tcp/sim_time.h"

namespace linger {

/// The initial sequence numbers of a connection that comes after another one between its ports.
enum class NextNumbers : std::uint8_t {
  Worst,   ///< An old segment is the very one that its receiver waits for.
  Larger,  ///< Beyond all that the old one has used, as where TIME-WAIT is reopened.
};

/// The connection that an old segment meets: the end that it is addressed to, and its peer.
struct NextConnection {
  TcpSettings receiver;
  TcpSettings sender;
  bool receiverCalls = false;  ///< The receiver is the client.
  SimTime begins;
  Duration delay{};  ///< Of the link, one way.
  NextNumbers numbers = NextNumbers::Worst;
};

/// What an old segment has done to it.
struct OldSegmentHarm {
  bool isTaken = false;       ///< Into the stream: its data, or its FIN as the end.
  bool acknowledges = false;  ///< What the new connection has sent.
  bool resets = false;

  bool confuses() const { return acknowledges || resets; }
};

/// Lets an old segment arrive at the next connection between its ports, as soon as both ends have
/// established it, when its receiver has two bytes under way.
OldSegmentHarm harmOf(const Segment& old, const NextConnection& next);

}  // namespace linger
