#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace linger::capture {

/// Octets of a file or of a frame; whoever hands them out says how long they last.
using Octets = std::span<const std::uint8_t>;

// Numbers in network order at an offset, which the caller has checked to be inside.
constexpr std::uint16_t number16(Octets octets, std::size_t at) {
  return static_cast<std::uint16_t>(octets[at] << 8 | octets[at + 1]);
}
constexpr std::uint32_t number32(Octets octets, std::size_t at) {
  return std::uint32_t{number16(octets, at)} << 16 | number16(octets, at + 2);
}

/// The order in which a file's writer kept the octets of a number.
enum class ByteOrder : std::uint8_t { Big, Little };

constexpr std::uint16_t number16(Octets octets, std::size_t at, ByteOrder order) {
  const std::uint16_t big = number16(octets, at);
  return order == ByteOrder::Big ? big : static_cast<std::uint16_t>(big << 8 | big >> 8);
}
constexpr std::uint32_t number32(Octets octets, std::size_t at, ByteOrder order) {
  if (order == ByteOrder::Big) return number32(octets, at);
  return std::uint32_t{number16(octets, at + 2, order)} << 16 | number16(octets, at, order);
}

/// What is left of `octets` after the first `count`; nothing where there are not so many.
constexpr Octets after(Octets octets, std::size_t count) {
  return count <= octets.size() ? octets.subspan(count) : Octets{};
}

}  // namespace linger::capture
