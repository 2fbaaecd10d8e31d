#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

/// The system's own reading and writing of addresses. It has a namespace of its own, because
/// <sys/socket.h> declares a `struct linger`, which cannot meet a namespace of that name.
namespace inet_text {

using BytesV4 = std::array<std::uint8_t, 4>;
using BytesV6 = std::array<std::uint8_t, 16>;

/// The bytes of an address in network order; nothing if `text` is none of that family.
std::optional<BytesV4> readV4(const std::string& text);
std::optional<BytesV6> readV6(const std::string& text);

std::string writeV4(const BytesV4& bytes);
std::string writeV6(const BytesV6& bytes);

}  // namespace inet_text
