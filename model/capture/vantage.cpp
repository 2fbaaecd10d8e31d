#include "model/capture/vantage.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace linger::capture {

Vantage vantageOf(const Connection& connection, std::span<const WireSegment> segments) {
  // Where the handshake was repeated, the shortest answer is the one to what it answers.
  std::optional<CaptureTime> syn;
  std::optional<CaptureTime> synAck;
  std::optional<CaptureTime> ack;
  CaptureTime toServer = std::numeric_limits<CaptureTime>::max();
  for (const WireSegment& wire : segments) {
    const Flags flags = wire.segment.flags;
    if (flags.syn && !flags.ack && !ack) syn = wire.time;
    if (flags.syn && flags.ack && syn && !ack) {
      synAck = wire.time;
      toServer = std::min(toServer, *synAck - *syn);
    }
    const bool isClients = connection.sideOf(wire.from) == Side::Client;
    if (!flags.syn && flags.ack && !flags.rst && isClients && synAck && !ack) ack = wire.time;
  }
  Vantage vantage;
  if (!ack) return vantage;
  vantage.known = true;
  vantage.distance.server = std::max<CaptureTime>(0, toServer) / 2;
  vantage.distance.client = std::max<CaptureTime>(0, *ack - *synAck) / 2;
  return vantage;
}

}  // namespace linger::capture
