#pragma once

#include "model/capture/frame/wire_segment.h"

namespace linger::capture {

/// What one side's packets look like to IP, which tells a RST of its own from one that another
/// device on the path sent in its name: how many hops they still may go, and, where its system
/// counts them up, their identification.
class PacketOrigin {
 public:
  /// Takes a packet of the side itself; one that is earlier changes nothing.
  void take(const WireSegment& wire);

  /// Whether its identification shows that the packet was sent before the last one or is that one:
  /// it was captured at two places, or overtaken. What is sent again has an identification of its
  /// own.
  bool isEarlier(const WireSegment& wire) const;

  /// Whether nothing tells a copy of the packet from its repetition: IPv6 has no identification,
  /// and systems may leave that of IPv4 0 (RFC 6864 §4.1).
  static bool isUnnumbered(const WireSegment& wire) {
    return wire.from.isV6 || wire.identification == 0;
  }

  /// Whether it has gone another number of hops than the last one.
  bool hasGoneFurther(const WireSegment& wire) const {
    return heard_ && wire.hopLimit != hopLimit_;
  }

  /// Whether the packet cannot well come from where the others came from. False where they do not
  /// tell: no packet yet, or identifications that are random or 0.
  bool isOther(const WireSegment& wire) const;

 private:
  bool hasOtherHopLimit(const WireSegment& wire) const;
  bool isOutOfCount(const WireSegment& wire) const;

  CaptureTime time_ = 0;  ///< Of the last packet, as are these:
  std::uint16_t identification_ = 0;
  std::uint8_t hopLimit_ = 0;
  std::uint8_t steps_ = 0;  ///< Packets in a row whose identification counted up.
  bool heard_ = false;
};

}  // namespace linger::capture
