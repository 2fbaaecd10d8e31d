#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "model/host/stack.h"

namespace linger {

/// The TCP segment in an IPv4 packet, as a TUN device gives it; nothing for any other packet.
std::optional<Packet> packetFrom(std::span<const std::uint8_t> octets);

}  // namespace linger
