#include "model/capture/frame/checksum.h"

#include <array>
#include <bit>
#include <cstring>

namespace linger::capture {

void ChecksumSum::add(ByteView bytes) {
  // The sum of words in this machine's order, brought into network order at the end, is the sum
  // of words in network order (RFC 1071 §2 B).
  std::uint64_t sum = 0;
  std::size_t at = 0;
  for (; at + 4 <= bytes.size(); at += 4) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    sum += word;
  }
  std::array<std::uint8_t, 4> tail{};
  for (std::size_t i = 0; at + i < bytes.size(); ++i) tail[i] = bytes[at + i];
  std::uint32_t word = 0;
  std::memcpy(&word, tail.data(), sizeof word);
  sum += word;
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  const bool swaps = std::endian::native == std::endian::little;
  sum_ += swaps ? (sum >> 8 | (sum & 0xff) << 8) : sum;
}

bool ChecksumSum::isRight() const {
  std::uint64_t sum = sum_;
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return sum == 0xffff;
}

}  // namespace linger::capture
