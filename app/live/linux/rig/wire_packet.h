#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/host/stack.h"

namespace linger {

/// The TCP segment or UDP datagram in an IPv4 or IPv6 packet without extension headers, as a link
/// carries it; nothing for any other packet.
std::optional<Packet> packetFrom(std::span<const std::uint8_t> bytes);

/// A TCP segment as a packet, with valid checksums. Its data are letters x; of the options it has
/// the timestamps.
std::vector<std::uint8_t> bytesOf(const Packet& packet);

}  // namespace linger
