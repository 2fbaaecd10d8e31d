#include "model/capture/file/time_resolution.h"

#include <algorithm>
#include <limits>

namespace linger::capture {
namespace {

/// The year 2106, as in pcap: two times are never further apart than can be counted.
constexpr std::int64_t kLastSecond = std::numeric_limits<std::uint32_t>::max();

constexpr std::uint64_t tenToThe(unsigned exponent) {
  std::uint64_t power = 1;
  for (; exponent > 0; --exponent) power *= 10;
  return power;
}

/// `fraction` of 10^-exponent in nanoseconds.
std::uint64_t decimalNanoseconds(std::uint64_t fraction, unsigned exponent) {
  return exponent <= 9 ? fraction * tenToThe(9 - exponent) : fraction / tenToThe(exponent - 9);
}

/// `fraction` of 2^-exponent in nanoseconds.
std::uint64_t binaryNanoseconds(std::uint64_t fraction, unsigned exponent) {
  constexpr unsigned kExact = 32;  // So many binary places keep the product within 64 bits.
  if (exponent > kExact) {
    fraction >>= exponent - kExact;
    exponent = kExact;
  }
  return fraction * std::uint64_t(kSecond) >> exponent;
}

}  // namespace

void TimeResolution::setUnit(std::uint8_t byte) {
  constexpr std::uint8_t kBinary = 0x80;
  binary_ = (byte & kBinary) != 0;
  exponent_ = byte & (kBinary - 1);
}

CaptureTime TimeResolution::toTime(std::uint64_t ticks) const {
  // With a finer unit than 64 bits can count to a second, every time is within the first one.
  const unsigned finest = binary_ ? 63 : 19;
  std::uint64_t seconds = 0;
  std::uint64_t nanoseconds = 0;
  if (exponent_ <= finest) {
    const std::uint64_t unit = binary_ ? std::uint64_t{1} << exponent_ : tenToThe(exponent_);
    seconds = ticks / unit;
    nanoseconds = binary_ ? binaryNanoseconds(ticks % unit, exponent_)
                          : decimalNanoseconds(ticks % unit, exponent_);
  }
  const auto whole = std::int64_t(std::min<std::uint64_t>(seconds, kLastSecond));
  const std::int64_t offset = std::clamp(offset_, -kLastSecond, kLastSecond - whole);
  return (whole + offset) * kSecond + std::int64_t(nanoseconds);
}

}  // namespace linger::capture
