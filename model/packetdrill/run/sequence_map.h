#pragma once

#include <cstdint>
#include <optional>

#include "model/packetdrill/syntax/script.h"
#include "model/tcp/segment.h"

namespace linger::packetdrill {

/// Between the script's numbers and the stack's. The remote's numbers are the script's own; the
/// stack's sequence numbers and timestamps are shifted so that its SYN has the script's.
class SequenceMap {
 public:
  /// The stack has sent a SYN where the script expects `expected`. A SYN with other numbers
  /// than before begins a new incarnation, and a new shift.
  void learn(const Segment& syn, const TcpPacket& expected);

  /// The number of the stack that the script calls 0.
  SeqNum origin() const { return SeqNum(shift_); }

  /// The segment that the script's inbound packet is on the wire.
  Segment toStack(const TcpPacket& packet) const;

  /// The stack's segment in the script's numbers, as an outbound packet.
  TcpPacket toScript(const Segment& segment) const;

 private:
  std::uint32_t shift_ = 0;  ///< The stack's numbers less the script's.
  std::uint32_t timestampShift_ = 0;
  std::optional<SeqNum> iss_;
};

}  // namespace linger::packetdrill
