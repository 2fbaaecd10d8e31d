#include "tests/fuzz/choices.h"

namespace linger::fuzz {

/// SplitMix64, or the next two bytes.
std::uint64_t Choices::next() {
  if (fromBytes_) {
    std::uint64_t value = 0;
    for (int i = 0; i < 2 && !bytes_.empty(); ++i) {
      value = value << 8 | bytes_.front();
      bytes_ = bytes_.subspan(1);
    }
    return value;
  }
  state_ += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

std::uint32_t Choices::below(std::uint32_t bound) {
  return static_cast<std::uint32_t>(next() % bound);
}

}  // namespace linger::fuzz
