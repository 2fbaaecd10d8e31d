#pragma once

#include <array>
#include <cstdint>

#include "model/capture/file/packet.h"
#include "model/net/address.h"
#include "model/tcp/segment.h"

namespace linger::capture {

/// One end of a connection as a frame has it: compact, to be hashed and compared often.
struct WireEnd {
  std::array<std::uint8_t, 16> address{};  ///< IPv4 in the first four bytes.
  std::uint16_t port = 0;
  bool isV6 = false;

  bool operator==(const WireEnd&) const = default;
};

SocketAddress toSocketAddress(const WireEnd& end);
std::string toString(const WireEnd& end);

/// A TCP segment as a frame of the capture showed it.
struct WireSegment {
  std::uint64_t frame = 0;
  CaptureTime time = 0;
  WireEnd from;
  WireEnd to;
  Segment segment;
  std::uint8_t hopLimit = 0;         ///< IPv4's TTL.
  std::uint16_t identification = 0;  ///< Of IPv4; 0 for IPv6.
  bool badChecksum = false;
  bool cutOptions = false;  ///< The capture ends within the header: flags and numbers only.
};

}  // namespace linger::capture
