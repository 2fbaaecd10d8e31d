#include <array>

#include "model/systems/rules/address_scope.h"
#include "model/systems/rules/bind_rules.h"

// The descendants of 4.4BSD look at the newcomer's options only. Without any, every socket of an
// overlapping address is in the way, TIME-WAIT included. With SO_REUSEADDR or SO_REUSEPORT only an
// unconnected socket of exactly the same address is, so a listener on 0.0.0.0 and one on
// 192.0.2.20 may live side by side. Before that, each system has its own idea of when another
// user's socket is in the way.

namespace linger {
namespace {

using namespace host_rule;

/// Which socket of another user forbids the port. Root is never asked.
enum class OtherUser {
  Unconnected,             ///< One without a peer.
  UnlessBothAny,           ///< Any, unless both addresses are the wildcard.
  Any,                     ///< Any at all.
  UnlessBothAnyAndShared,  ///< Any, unless both are the wildcard and the old set SO_REUSEPORT.
};

/// In what the family's members differ.
struct BsdDifferences {
  OsId os;
  OtherUser otherUser;
  bool halfOpenHoldsPort = false;     ///< No SYN cache: a half-open child is a socket.
  bool sparesMixedWildcards = false;  ///< Some pairs of wildcards pass the last test.
  bool anyoneOnWildcard = false;      ///< Ports below 1024 are root's on one address only.
  bool choosesFreePorts = false;      ///< connect() chooses only ports that no socket has at all.
  bool ipv6TakesIpv4 = true;          ///< An IPv6 wildcard may claim IPv4 as well.
};

constexpr std::array kDifferences{
    BsdDifferences{
        .os = OsId::FreeBsd,
        .otherUser = OtherUser::Unconnected,
        .sparesMixedWildcards = true,
    },
    BsdDifferences{
        .os = OsId::MacOs,
        .otherUser = OtherUser::UnlessBothAny,
        .halfOpenHoldsPort = true,
        .sparesMixedWildcards = true,
        .anyoneOnWildcard = true,
        .choosesFreePorts = true,
    },
    BsdDifferences{
        .os = OsId::OpenBsd,
        .otherUser = OtherUser::Any,
        .choosesFreePorts = true,
        .ipv6TakesIpv4 = false,
    },
    BsdDifferences{
        .os = OsId::NetBsd,
        .otherUser = OtherUser::UnlessBothAnyAndShared,
    },
};

const BsdDifferences& differencesOf(OsId os) {
  const auto* found = std::find_if(kDifferences.begin(), kDifferences.end(),
                                   [os](const BsdDifferences& d) { return d.os == os; });
  return found == kDifferences.end() ? kDifferences.front() : *found;
}

bool hasReuseOption(const BindRequest& request) {
  return request.options.reuseAddr || request.options.reusePort;
}

bool isInPortTable(const BindCase& c, const SocketFacts& socket) {
  if (isHalfOpenChild(socket) && !differencesOf(c.profile.id).halfOpenHoldsPort) return false;
  return isOnPort(c.request, socket);
}

AddressScope scopeOf(const BindCase& c, const Address& address, bool v6only) {
  return AddressScope(address, v6only || !differencesOf(c.profile.id).ipv6TakesIpv4);
}

/// One look-up: of an address of one family, among what the sockets claim of that family. A
/// dual-stack wildcard takes two.
class LookUp {
 public:
  LookUp(const BindCase& c, Address::Family family)
      : case_(c),
        family_(family),
        asked_(scopeOf(c, c.request.local.address, c.request.v6only).in(family)) {}

  bool isNeeded() const { return asked_.has_value(); }

  /// in_pcblookup_local() with wildcards: the closest of all sockets with an overlapping address.
  const SocketFacts* closest() const {
    const SocketFacts* best = nullptr;
    for (const SocketFacts& socket : case_.sockets) {
      if (!overlaps(socket)) continue;
      if (!best || wildcardsOf(socket) < wildcardsOf(*best)) best = &socket;
    }
    return best;
  }

  /// Whether it is as near as the closest: which of these is found hangs on how the kernel hashes.
  bool isAsClose(const SocketFacts& socket, const SocketFacts& closest) const {
    return overlaps(socket) && wildcardsOf(socket) == wildcardsOf(closest);
  }

  /// in_pcblookup_local() without: a socket with no peer and exactly the same address.
  const SocketFacts* exact() const {
    for (const SocketFacts& socket : case_.sockets) {
      if (overlaps(socket) && !socket.remote && heldBy(socket) == asked_) return &socket;
    }
    return nullptr;
  }

  bool areBothAny(const SocketFacts& held) const {
    return asked_->isAny() && heldBy(held)->isAny();
  }

  /// In IPv4 two wildcards may stand side by side: two IPv6 sockets that both mean IPv4, or an
  /// IPv6 wildcard that comes after an IPv4 one.
  bool areMixedWildcards(const SocketFacts& held) const {
    if (family_ == Address::Family::V6 || !areBothAny(held)) return false;
    const Address& mine = case_.request.local.address;
    const bool heldIsIpv6 = held.local.address.family() == Address::Family::V6;
    if (mine.family() == Address::Family::V4) return false;
    return mine.isV4Mapped() ? heldIsIpv6 : !heldIsIpv6;
  }

 private:
  std::optional<Address> heldBy(const SocketFacts& socket) const {
    return scopeOf(case_, socket.local.address, socket.v6only).in(family_);
  }

  bool overlaps(const SocketFacts& socket) const {
    if (!isInPortTable(case_, socket)) return false;
    const std::optional<Address> held = heldBy(socket);
    return held && (held->isAny() || asked_->isAny() || held == asked_);
  }

  /// How far a socket is from what is asked: one for a peer, one for a wildcard on one side only.
  int wildcardsOf(const SocketFacts& socket) const {
    const bool oneSided = asked_->isAny() != heldBy(socket)->isAny();
    return (socket.remote ? 1 : 0) + (oneSided ? 1 : 0);
  }

  const BindCase& case_;
  Address::Family family_;
  std::optional<Address> asked_;
};

bool otherUserForbids(const BindCase& c, const LookUp& lookUp, const SocketFacts& held) {
  if (c.request.uid == 0 || c.request.uid == held.uid) return false;
  const bool bothAny = lookUp.areBothAny(held);
  switch (differencesOf(c.profile.id).otherUser) {
    case OtherUser::Unconnected: return !held.remote;
    case OtherUser::UnlessBothAny: return !bothAny;
    case OtherUser::Any: return true;
    case OtherUser::UnlessBothAnyAndShared: return !(bothAny && held.options.reusePort);
  }
  return false;
}

/// Why a bind() works although `held` overlaps with it.
const HostRule& whySpared(const BindRequest& request, const SocketFacts& held) {
  const bool bothSpecific = !request.local.address.isAny() && !held.local.address.isAny();
  if (held.remote || bothSpecific) return kBsdReuse;
  return kBsdSpecificBesideWildcard;
}

const HostRule& whyNobody(const BindCase& c) {
  const bool onPort = std::any_of(c.sockets.begin(), c.sockets.end(),
                                  [&c](const SocketFacts& s) { return isInPortTable(c, s); });
  if (onPort) return kOtherAddress;
  return c.request.transport == Transport::Udp ? kUdpFree : kFree;
}

bool privilegeIsMissing(const BindCase& c) {
  const bool exempt =
      c.request.local.address.isAny() && differencesOf(c.profile.id).anyoneOnWildcard;
  return needsPrivilege(c) && !exempt;
}

/// The answer of one look-up; none if nobody is there.
std::optional<Verdict> judgeLookUp(const BindCase& c, const LookUp& lookUp) {
  const auto inUse = [](const HostRule& rule, const SocketFacts& held) {
    return refused(Call::Bind, Errno::AddrInUse, rule, &held);
  };
  const SocketFacts* near = lookUp.closest();
  if (!near) return std::nullopt;
  for (const SocketFacts& socket : c.sockets) {
    const bool isAsked = lookUp.isAsClose(socket, *near);
    if (isAsked && otherUserForbids(c, lookUp, socket)) return inUse(kBsdOtherUser, socket);
  }
  const bool reuses = hasReuseOption(c.request);
  const SocketFacts* held = reuses ? lookUp.exact() : near;
  if (!held) return allowed(whySpared(c.request, *near));
  if (c.request.options.reusePort && held->options.reusePort) return allowed(kBsdReusePort);
  const bool spares = differencesOf(c.profile.id).sparesMixedWildcards;
  if (spares && lookUp.areMixedWildcards(*held)) return allowed(kBsdMixedWildcards);
  return inUse(reuses ? kBsdListening : kBsdNoOption, *held);
}

Verdict judgeBsdBind(const BindCase& c) {
  if (privilegeIsMissing(c)) return refused(Call::Bind, Errno::Access, kPrivilegedPort);
  if (c.request.local.port == 0) return allowed(kPortChosen, c.profile);
  std::optional<Verdict> works;
  for (const Address::Family family : {Address::Family::V6, Address::Family::V4}) {
    const LookUp lookUp(c, family);
    const auto verdict = lookUp.isNeeded() ? judgeLookUp(c, lookUp) : std::nullopt;
    if (verdict && !verdict->works()) return *verdict;
    if (verdict) works = verdict;
  }
  return works ? *works : allowed(whyNobody(c), c.profile);
}

/// No system of the family was seen to look at the port again.
Verdict judgeBsdListen(const BindCase&) {
  return allowed(kBsdListen);
}

Verdict judgeBsdConnect(const BindCase& c, const SocketAddress& remote, bool explicitlyBound) {
  if (!explicitlyBound && differencesOf(c.profile.id).choosesFreePorts) {
    const LookUp lookUp(c, c.request.local.address.unmapped().family());
    const SocketFacts* holder = lookUp.closest();
    if (holder) return refused(Call::Connect, Errno::AddrNotAvail, kBsdPortHeld, holder);
  }
  const SocketFacts* old = findDuplicate(c.request, remote, c.sockets);
  if (!old) return allowed(kConnect, c.profile);
  return refused(Call::Connect, c.profile.duplicateTuple, kBsdDuplicate, old);
}

}  // namespace

const BindRules kBsdBindRules{judgeBsdBind, judgeBsdListen, judgeBsdConnect};

}  // namespace linger
