#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace linger::capture {

/// Bytes of a file or of a frame; whoever hands them out says how long they last.
using ByteView = std::span<const std::uint8_t>;

// Numbers in network order at an offset, which the caller has checked to be inside.
constexpr std::uint16_t number16(ByteView bytes, std::size_t at) {
  return static_cast<std::uint16_t>(bytes[at] << 8 | bytes[at + 1]);
}
constexpr std::uint32_t number32(ByteView bytes, std::size_t at) {
  return std::uint32_t{number16(bytes, at)} << 16 | number16(bytes, at + 2);
}

/// The order in which a file's writer kept the bytes of a number.
enum class ByteOrder : std::uint8_t { Big, Little };

constexpr std::uint16_t number16(ByteView bytes, std::size_t at, ByteOrder order) {
  const std::uint16_t big = number16(bytes, at);
  return order == ByteOrder::Big ? big : static_cast<std::uint16_t>(big << 8 | big >> 8);
}
constexpr std::uint32_t number32(ByteView bytes, std::size_t at, ByteOrder order) {
  if (order == ByteOrder::Big) return number32(bytes, at);
  return std::uint32_t{number16(bytes, at + 2, order)} << 16 | number16(bytes, at, order);
}

/// What is left of `bytes` after the first `count`; nothing where there are not so many.
constexpr ByteView after(ByteView bytes, std::size_t count) {
  return count <= bytes.size() ? bytes.subspan(count) : ByteView{};
}

}  // namespace linger::capture
