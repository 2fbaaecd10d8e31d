#pragma once

#include <optional>

#include "model/net/address.h"

namespace linger {

/// What a bound socket claims of a port, in each of the two address families: nothing, one
/// address or all of them. An IPv6 wildcard without IPV6_V6ONLY claims all of both; a v4-mapped
/// address claims IPv4 only.
class AddressScope {
 public:
  AddressScope(const Address& address, bool v6only);

  /// Whether both claim some address: the same one, or one of them claims all.
  bool overlaps(const AddressScope& other) const;

  /// What it claims in one family: an address, the wildcard, or nothing.
  const std::optional<Address>& in(Address::Family family) const {
    return family == Address::Family::V4 ? v4_ : v6_;
  }

 private:
  std::optional<Address> v4_;
  std::optional<Address> v6_;
};

/// Whether two addresses are one, seen through the v4-mapped form.
bool isSameAddress(const Address& a, const Address& b);

}  // namespace linger
