#pragma once

#include <optional>
#include <variant>

#include "model/capture/frame/checksum.h"
#include "model/capture/frame/link_layer.h"
#include "model/capture/frame/wire_segment.h"

namespace linger::capture {

/// Where a fragment belongs in its datagram.
struct FragmentPlace {
  std::uint32_t identification = 0;
  std::uint32_t offset = 0;  ///< Bytes.
  bool moreFollow = false;
};

/// What an IP packet carries for TCP: a whole datagram, or a fragment of one.
struct TcpDatagram {
  WireEnd from;  ///< Ports are not known yet.
  WireEnd to;
  ByteView bytes;            ///< What was captured of the TCP header and the data.
  std::uint32_t length = 0;  ///< Of header and data on the wire.
  std::uint8_t hopLimit = 0;
  std::uint16_t identification = 0;
  bool badHeaderChecksum = false;
  bool routed = false;  ///< It has further to go: its checksum is for another destination.
  std::optional<FragmentPlace> fragment;

  /// The sum over the pseudo header (RFC 9293 §3.1).
  ChecksumSum pseudoHeader() const;
};

/// Reads IPv4, or IPv6 with its extension headers.
std::variant<TcpDatagram, Skip> readIp(const IpPacket& packet);

}  // namespace linger::capture
