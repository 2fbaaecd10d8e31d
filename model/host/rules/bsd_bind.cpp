#include <array>

#include "model/host/rules/address_scope.h"
#include "model/host/rules/bind_rules.h"

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
  bool halfOpenHoldsPort;     ///< No SYN cache: a half-open child is a socket.
  bool sparesBothIpv6Any;     ///< Two IPv6 wildcard sockets do not conflict in the last test.
  bool privilegeForWildcard;  ///< Ports below 1024 are root's on the wildcard address too.
  bool autoPortUnique;        ///< connect() chooses only a port that no socket has at all.
  bool dualStack;             ///< An IPv6 wildcard may claim IPv4 as well.
};

constexpr std::array kDifferences{
    BsdDifferences{OsId::FreeBsd, OtherUser::Unconnected, false, true, true, false, true},
    BsdDifferences{OsId::MacOs, OtherUser::UnlessBothAny, true, true, false, true, true},
    BsdDifferences{OsId::OpenBsd, OtherUser::Any, false, false, true, true, false},
    BsdDifferences{OsId::NetBsd, OtherUser::UnlessBothAnyAndShared, false, false, true, false,
                   true},
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

bool addressesOverlap(const BindCase& c, const SocketFacts& socket) {
  const bool alwaysV6only = !differencesOf(c.profile.id).dualStack;
  return AddressScope(c.request.local.address, c.request.v6only || alwaysV6only)
      .overlaps(AddressScope(socket.local.address, socket.v6only || alwaysV6only));
}

/// How far a socket is from what is asked: one for a peer, one for a wildcard on one side only.
int wildcardsOf(const BindRequest& request, const SocketFacts& socket) {
  const bool oneSided = request.local.address.isAny() != socket.local.address.isAny();
  return (socket.remote ? 1 : 0) + (oneSided ? 1 : 0);
}

/// in_pcblookup_local() with wildcards: the closest of all sockets with an overlapping address.
const SocketFacts* closest(const BindCase& c) {
  const SocketFacts* best = nullptr;
  for (const SocketFacts& socket : c.sockets) {
    if (!isInPortTable(c, socket) || !addressesOverlap(c, socket)) continue;
    if (!best || wildcardsOf(c.request, socket) < wildcardsOf(c.request, *best)) best = &socket;
  }
  return best;
}

/// in_pcblookup_local() without: a socket with no peer and exactly the same address.
const SocketFacts* exact(const BindCase& c) {
  for (const SocketFacts& socket : c.sockets) {
    if (isInPortTable(c, socket) && !socket.remote &&
        isSameAddress(socket.local.address, c.request.local.address)) {
      return &socket;
    }
  }
  return nullptr;
}

bool otherUserForbids(const BindCase& c, const SocketFacts& held) {
  if (c.request.uid == 0 || c.request.uid == held.uid) return false;
  const bool bothAny = c.request.local.address.isAny() && held.local.address.isAny();
  switch (differencesOf(c.profile.id).otherUser) {
    case OtherUser::Unconnected: return !held.remote;
    case OtherUser::UnlessBothAny: return !bothAny;
    case OtherUser::Any: return true;
    case OtherUser::UnlessBothAnyAndShared: return !(bothAny && held.options.reusePort);
  }
  return false;
}

bool areBothIpv6Any(const BindCase& c, const SocketFacts& held) {
  return differencesOf(c.profile.id).sparesBothIpv6Any &&
         c.request.local.address == Address::anyV6() && held.local.address == Address::anyV6();
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
      c.request.local.address.isAny() && !differencesOf(c.profile.id).privilegeForWildcard;
  return needsPrivilege(c.request) && !exempt;
}

Verdict judgeBsdBind(const BindCase& c) {
  const auto inUse = [](const HostRule& rule, const SocketFacts& held) {
    return refused(Call::Bind, Errno::AddrInUse, rule, &held);
  };
  if (privilegeIsMissing(c)) return refused(Call::Bind, Errno::Access, kPrivilegedPort);
  if (c.request.local.port == 0) return allowed(kPortChosen, c.profile);
  const SocketFacts* near = closest(c);
  if (!near) return allowed(whyNobody(c), c.profile);
  if (otherUserForbids(c, *near)) return inUse(kBsdOtherUser, *near);
  const bool reuses = hasReuseOption(c.request);
  const SocketFacts* held = reuses ? exact(c) : near;
  if (!held) return allowed(whySpared(c.request, *near));
  if (c.request.options.reusePort && held->options.reusePort) return allowed(kBsdReusePort);
  if (areBothIpv6Any(c, *held)) return allowed(kBsdBothIpv6Any);
  return inUse(reuses ? kBsdListening : kBsdNoOption, *held);
}

/// No system of the family was seen to look at the port again.
Verdict judgeBsdListen(const BindCase&) {
  return allowed(kBsdListen);
}

const SocketFacts* holderOfPort(const BindCase& c) {
  for (const SocketFacts& socket : c.sockets) {
    if (isInPortTable(c, socket) && addressesOverlap(c, socket)) return &socket;
  }
  return nullptr;
}

Verdict judgeBsdConnect(const BindCase& c, const SocketAddress& remote, bool explicitlyBound) {
  if (!explicitlyBound && differencesOf(c.profile.id).autoPortUnique) {
    const SocketFacts* holder = holderOfPort(c);
    if (holder) return refused(Call::Connect, Errno::AddrNotAvail, kBsdPortHeld, holder);
  }
  const SocketFacts* old = findDuplicate(c.request, remote, c.sockets);
  if (!old) return allowed(kConnect, c.profile);
  return refused(Call::Connect, c.profile.duplicateTuple, kBsdDuplicate, old);
}

}  // namespace

const BindRules kBsdBindRules{judgeBsdBind, judgeBsdListen, judgeBsdConnect};

}  // namespace linger
