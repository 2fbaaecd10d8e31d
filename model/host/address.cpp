#include "model/host/address.h"

#include <arpa/inet.h>

#include <algorithm>

namespace linger {
namespace {

constexpr std::array<std::uint8_t, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

bool hasMappedPrefix(const std::array<std::uint8_t, 16>& bytes) {
  return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin());
}

bool isZero(std::uint8_t byte) { return byte == 0; }

}  // namespace

Address::Address(Family family, const std::array<std::uint8_t, 16>& bytes)
    : family_(family), bytes_(bytes) {}

std::optional<Address> Address::parse(std::string_view text) {
  const std::string terminated(text);
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1) {
    return Address(Family::V6, bytes);
  }
  std::copy(kMappedPrefix.begin(), kMappedPrefix.end(), bytes.begin());
  if (inet_pton(AF_INET, terminated.c_str(), bytes.data() + kMappedPrefix.size()) == 1) {
    return Address(Family::V4, bytes);
  }
  return std::nullopt;
}

Address Address::anyV6() { return Address(Family::V6, {}); }

bool Address::isV4Mapped() const { return family_ == Family::V6 && hasMappedPrefix(bytes_); }

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
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (family_ == Family::V4) {
    inet_ntop(AF_INET, bytes_.data() + kMappedPrefix.size(), text.data(), text.size());
  } else {
    inet_ntop(AF_INET6, bytes_.data(), text.data(), text.size());
  }
  return text.data();
}

std::string SocketAddress::toString() const {
  const std::string host = address.toString();
  const bool isV6 = address.family() == Address::Family::V6;
  return (isV6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

}  // namespace linger
