#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>

namespace linger::fuzz {

/// Where a generator takes its decisions from: a seed, or the bytes that a fuzzer chose. The
/// same seed, or the same bytes, always give the same decisions.
class Choices {
 public:
  explicit Choices(std::uint64_t seed) : state_(seed) {}
  /// When the bytes are used up, every further decision is the first of what there is.
  explicit Choices(std::span<const std::uint8_t> bytes) : bytes_(bytes), fromBytes_(true) {}

  /// A number from 0 to `bound` - 1; `bound` is at least 1.
  std::uint32_t below(std::uint32_t bound);

  /// True in one of `n` cases.
  bool oneIn(std::uint32_t n) { return below(n) == n - 1; }

  template <typename Value>
  Value among(std::initializer_list<Value> values) {
    return values.begin()[below(static_cast<std::uint32_t>(values.size()))];
  }
  template <typename Value, std::size_t count>
  const Value& among(const std::array<Value, count>& values) {
    return values[below(static_cast<std::uint32_t>(count))];
  }

 private:
  std::uint64_t next();

  std::uint64_t state_ = 0;
  std::span<const std::uint8_t> bytes_;
  bool fromBytes_ = false;
};

}  // namespace linger::fuzz
