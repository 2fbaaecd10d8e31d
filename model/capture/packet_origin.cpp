#include "model/capture/packet_origin.h"

namespace linger::capture {
namespace {

constexpr int kOtherPath = 2;           ///< A difference in hops that routing alone seldom makes.
constexpr int kStepsOfACounter = 3;     ///< So many small steps in a row are no chance.
constexpr std::uint16_t kSmall = 64;    ///< What a counter of all of a host's packets may skip.
constexpr std::int64_t kReach = 1'024;  ///< And how far it may get in a second without a packet.

std::uint16_t stepTo(std::uint16_t identification, std::uint16_t from) {
  return static_cast<std::uint16_t>(identification - from);
}

}  // namespace

bool PacketOrigin::isEarlier(const WireSegment& wire) const {
  if (!heard_ || isUnnumbered(wire)) return false;
  const std::uint16_t back = stepTo(identification_, wire.identification);
  return back == 0 || (back <= kSmall && steps_ > 0);
}

void PacketOrigin::take(const WireSegment& wire) {
  if (isEarlier(wire)) return;
  const std::uint16_t step = stepTo(wire.identification, identification_);
  const bool counts = heard_ && !wire.from.isV6 && step >= 1 && step <= kSmall;
  if (!counts) {
    steps_ = 0;
  } else if (steps_ < kStepsOfACounter) {
    ++steps_;
  }
  heard_ = true;
  time_ = wire.time;
  identification_ = wire.identification;
  hopLimit_ = wire.hopLimit;
}

bool PacketOrigin::isOther(const WireSegment& wire) const {
  // A RST without ACK is sent for no socket: Linux does not count it with those of the connection.
  const bool isCounted = !wire.segment.flags.rst || wire.segment.flags.ack;
  return heard_ && (hasOtherHopLimit(wire) || (isCounted && isOutOfCount(wire)));
}

bool PacketOrigin::hasOtherHopLimit(const WireSegment& wire) const {
  const int hops = int{hopLimit_} - int{wire.hopLimit};
  return hops > kOtherPath || hops < -kOtherPath;
}

bool PacketOrigin::isOutOfCount(const WireSegment& wire) const {
  if (steps_ < kStepsOfACounter || wire.identification == 0) return false;
  const std::int64_t seconds = wire.time > time_ ? (wire.time - time_) / kSecond : 0;
  const std::int64_t step = stepTo(wire.identification, identification_);
  return step == 0 || step > kReach * (1 + seconds);
}

}  // namespace linger::capture
