#pragma once

#include <variant>

#include "model/capture/file/packet.h"
#include "model/capture/file/skipped.h"

namespace linger::capture {

/// An IP packet within a frame; `bytes` begin at its header and may end with padding.
struct IpPacket {
  ByteView bytes;
  std::uint32_t length = 0;  ///< On the wire, padding included; more where the capture cut it.
};

/// Takes off what stands before the IP header: Ethernet with VLAN tags, MPLS labels, PPPoE or
/// LLC; Linux cooked headers; PPP; null and loopback; or nothing, for raw IP.
std::variant<IpPacket, Skip> unwrapLink(const Packet& packet);

}  // namespace linger::capture
