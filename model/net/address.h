#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace linger {

/// An IPv4 or IPv6 address. IPv4 addresses are kept in the v4-mapped form, with their family.
class Address {
 public:
  enum class Family : std::uint8_t { V4, V6 };

  constexpr Address() = default;  ///< 0.0.0.0

  /// Reads "192.0.2.10", "::1", "::ffff:127.0.0.1"; nothing if it is not an address.
  static std::optional<Address> parse(std::string_view text);

  static constexpr Address anyV4() { return {}; }
  static Address anyV6();

  Family family() const { return family_; }
  bool isV4Mapped() const;  ///< An IPv6 address of the form ::ffff:a.b.c.d.
  bool isAny() const;       ///< 0.0.0.0, :: or ::ffff:0.0.0.0.
  bool isLoopback() const;  ///< 127/8, ::1, or the former in mapped form.

  /// The IPv4 address inside a mapped one; any other address unchanged.
  Address unmapped() const;

  std::string toString() const;
  const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }

  auto operator<=>(const Address&) const = default;
  bool operator==(const Address& other) const {
    return family_ == other.family_ && std::memcmp(bytes_.data(), other.bytes_.data(), 16) == 0;
  }

 private:
  Address(Family family, const std::array<std::uint8_t, 16>& bytes);

  Family family_ = Family::V4;
  std::array<std::uint8_t, 16> bytes_{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0};
};

/// An address and a port.
struct SocketAddress {
  Address address;
  std::uint16_t port = 0;

  std::string toString() const;  ///< "192.0.2.20:8080", "[::1]:8080"

  auto operator<=>(const SocketAddress&) const = default;
};

}  // namespace linger
