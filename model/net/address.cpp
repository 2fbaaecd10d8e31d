#include "model/net/address.h"

#include <algorithm>

#include "model/net/inet_text.h"

namespace linger {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool hasMappedPrefix(const std::array<std::uint8_t, 16>& bytes) {
  return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin());
}

bool isZero(std::uint8_t byte) {
  return byte == 0;
}

}  // namespace

Address::Address(Family family, const std::array<std::uint8_t, 16>& bytes)
    : family_(family), bytes_(bytes) {}

std::optional<Address> Address::parse(std::string_view text) {
  const std::string terminated(text);
  if (const auto v6 = inet_text::readV6(terminated)) return Address(Family::V6, *v6);
  const auto v4 = inet_text::readV4(terminated);
  if (!v4) return std::nullopt;
  std::array<std::uint8_t, 16> bytes{};
  std::copy(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin());
  std::copy(v4->begin(), v4->end(), bytes.begin() + kMappedPrefix.size());
  return Address(Family::V4, bytes);
}

Address Address::anyV6() {
  return Address(Family::V6, {});
}

bool Address::isV4Mapped() const {
  return family_ == Family::V6 && hasMappedPrefix(bytes_);
}

bool Address::isAny() const {
  if (hasMappedPrefix(bytes_)) return std::all_of(bytes_.begin() + 12, bytes_.end(), isZero);
  return std::all_of(bytes_.begin(), bytes_.end(), isZero);
}

bool Address::isLoopback() const {
  if (hasMappedPrefix(bytes_)) return bytes_[12] == 127;
  return std::all_of(bytes_.begin(), bytes_.end() - 1, isZero) && bytes_[15] == 1;
}

Address Address::unmapped() const {
  return isV4Mapped() ? Address(Family::V4, bytes_) : *this;
}

std::string Address::toString() const {
  if (family_ == Family::V6) return inet_text::writeV6(bytes_);
  return inet_text::writeV4({bytes_[12], bytes_[13], bytes_[14], bytes_[15]});
}

std::string SocketAddress::toString() const {
  const std::string host = address.toString();
  const bool isV6 = address.family() == Address::Family::V6;
  return (isV6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

}  // namespace linger
