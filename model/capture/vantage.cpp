#include "model/capture/vantage.h"

#include <algorithm>
#include <optional>

namespace linger::capture {

Vantage vantageOf(const Connection& connection, std::span<const WireSegment> segments) {
  std::optional<CaptureTime> syn;
  std::optional<CaptureTime> synAck;
  std::optional<CaptureTime> ack;
  for (const WireSegment& wire : segments) {
    const Flags flags = wire.segment.flags;
    if (flags.syn && !flags.ack && !synAck) syn = wire.time;
    if (flags.syn && flags.ack && syn && !synAck) synAck = wire.time;
    const bool isClients = connection.sideOf(wire.from) == Side::Client;
    if (!flags.syn && flags.ack && !flags.rst && isClients && synAck && !ack) ack = wire.time;
  }
  Vantage vantage;
  if (!ack) return vantage;
  vantage.known = true;
  vantage.distance.server = std::max<CaptureTime>(0, *synAck - *syn) / 2;
  vantage.distance.client = std::max<CaptureTime>(0, *ack - *synAck) / 2;
  return vantage;
}

}  // namespace linger::capture
