#pragma once

#include <compare>
#include <cstdint>

namespace linger {

/// A TCP sequence number: 32 bits that wrap around (RFC 9293 §3.4). Only numbers less
/// than 2^31 apart can be told "before" from "after", so there is no operator<.
class SeqNum {
 public:
  constexpr SeqNum() = default;
  constexpr explicit SeqNum(std::uint32_t value) : value_(value) {}

  constexpr std::uint32_t value() const { return value_; }

  constexpr bool isBefore(SeqNum other) const { return *this - other < 0; }
  constexpr bool isAfter(SeqNum other) const { return *this - other > 0; }
  constexpr bool isAtOrBefore(SeqNum other) const { return *this - other <= 0; }
  constexpr bool isAtOrAfter(SeqNum other) const { return *this - other >= 0; }

  /// The signed distance from `other` to this number.
  constexpr std::int32_t operator-(SeqNum other) const {
    return static_cast<std::int32_t>(value_ - other.value_);
  }
  constexpr SeqNum operator+(std::uint32_t n) const { return SeqNum(value_ + n); }
  constexpr SeqNum operator-(std::uint32_t n) const { return SeqNum(value_ - n); }
  constexpr SeqNum& operator+=(std::uint32_t n) {
    value_ += n;
    return *this;
  }

  constexpr bool operator==(const SeqNum&) const = default;

 private:
  std::uint32_t value_ = 0;
};

constexpr SeqNum later(SeqNum a, SeqNum b) {
  return a.isBefore(b) ? b : a;
}
constexpr SeqNum earlier(SeqNum a, SeqNum b) {
  return a.isBefore(b) ? a : b;
}

}  // namespace linger
