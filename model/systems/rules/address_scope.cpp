#include "model/systems/rules/address_scope.h"

namespace linger {
namespace {

bool overlap(const std::optional<Address>& a, const std::optional<Address>& b) {
  return a && b && (a->isAny() || b->isAny() || *a == *b);
}

}  // namespace

AddressScope::AddressScope(const Address& address, bool v6only) {
  const Address plain = address.unmapped();
  if (plain.family() == Address::Family::V4) {
    v4_ = plain;
    return;
  }
  v6_ = plain;
  if (plain.isAny() && !v6only) v4_ = Address::anyV4();
}

bool AddressScope::overlaps(const AddressScope& other) const {
  return overlap(v4_, other.v4_) || overlap(v6_, other.v6_);
}

bool isSameAddress(const Address& a, const Address& b) {
  return a.unmapped() == b.unmapped();
}

}  // namespace linger
