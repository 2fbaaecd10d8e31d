#pragma once

#include <cstdint>

#include "model/tcp/segment.h"

namespace linger::capture {

/// Wireshark's tcp.completeness: the sum of what was seen of a connection.
class Completeness {
 public:
  enum Bit : std::uint8_t { kSyn = 1, kSynAck = 2, kAck = 4, kData = 8, kFin = 16, kRst = 32 };

  /// `isFirst`: it is the connection's first segment; a SYN counts only there.
  void take(const Segment& segment, bool isFirst) {
    const Flags flags = segment.flags;
    const bool data = segment.len > 0;
    if (isFirst && flags.syn && !flags.ack) sum_ |= kSyn | (data ? kData : 0);
    if (flags.syn && flags.ack) sum_ |= kSynAck;
    if (!flags.syn && flags.ack) sum_ |= data ? kData : kAck;
    if (flags.fin && flags.ack) sum_ |= kFin;
    if (flags.rst) sum_ |= kRst;
  }

  std::uint8_t sum() const { return sum_; }

 private:
  std::uint8_t sum_ = 0;
};

}  // namespace linger::capture
