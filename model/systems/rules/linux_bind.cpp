#include "model/systems/rules/address_scope.h"
#include "model/systems/rules/bind_rules.h"

// Linux lets two sockets share a port only if both want to: SO_REUSEADDR on both, unless the old
// one listens, or SO_REUSEPORT on both, of one user. A remnant in TIME-WAIT keeps the options that
// its socket had, so a server that never set SO_REUSEADDR blocks its successor for a minute,
// whatever the successor sets.

namespace linger {
namespace {

using namespace host_rule;

/// A half-open child is a request, not a socket: it is in the table of connections only.
bool isInPortTable(const BindRequest& request, const SocketFacts& socket) {
  return isOnPort(request, socket) && !isHalfOpenChild(socket);
}

/// bind() to one native IPv6 address switches IPV6_V6ONLY on by itself, but an accepted child of
/// a dual-stack listener goes without it and so is in the way of an IPv4 wildcard.
bool isDualStackChild(const SocketFacts& socket) {
  const Address& local = socket.local.address;
  return socket.remote && !socket.v6only && local.family() == Address::Family::V6 &&
         !local.isV4Mapped();
}

bool addressesConflict(const BindRequest& request, const SocketFacts& socket) {
  if (request.local.address == Address::anyV4() && isDualStackChild(socket)) return true;
  return AddressScope(request.local.address, request.v6only)
      .overlaps(AddressScope(socket.local.address, socket.v6only));
}

bool shareByReuseAddr(const BindRequest& request, const SocketFacts& socket) {
  return request.options.reuseAddr && socket.options.reuseAddr && socket.state != State::Listen;
}

bool bothReusePort(const BindRequest& request, const SocketFacts& socket) {
  return request.options.reusePort && socket.options.reusePort;
}

bool shareByReusePort(const BindRequest& request, const SocketFacts& socket) {
  return bothReusePort(request, socket) && (socket.timeWaitRecord || request.uid == socket.uid);
}

/// Why two sockets that do not share are in each other's way: what would have to be different.
const HostRule& whyNotShared(const BindRequest& request, const SocketFacts& socket) {
  if (request.transport == Transport::Udp) return kLinuxUdpInUse;
  if (bothReusePort(request, socket)) return kLinuxReusePortOtherUser;
  if (socket.state == State::Listen) return kLinuxListening;
  if (request.options.reuseAddr) return kLinuxReuseAddrOldMissing;
  if (socket.options.reuseAddr) return kLinuxReuseAddrNewMissing;
  if (request.options.reusePort) return kLinuxReusePortOldMissing;
  if (socket.options.reusePort) return kLinuxReusePortNewMissing;
  const Address& asked = request.local.address;
  const Address& held = socket.local.address;
  if (asked == Address::anyV4() && isDualStackChild(socket)) return kLinuxDualStackChild;
  return asked.isAny() == held.isAny() ? kLinuxNoOption : kLinuxWildcard;
}

const HostRule* whyBlocks(const BindRequest& request, const SocketFacts& socket) {
  if (!isInPortTable(request, socket) || !addressesConflict(request, socket)) return nullptr;
  if (shareByReuseAddr(request, socket) || shareByReusePort(request, socket)) return nullptr;
  return &whyNotShared(request, socket);
}

std::optional<Conflict> findBindConflict(const BindCase& c) {
  return findConflict(c.sockets, [&c](const SocketFacts& s) { return whyBlocks(c.request, s); });
}

const HostRule& whyShared(const BindRequest& request, const SocketFacts& socket) {
  const bool isUdp = request.transport == Transport::Udp;
  if (isUdp && shareByReusePort(request, socket)) return kLinuxUdpSpread;
  if (shareByReuseAddr(request, socket)) return isUdp ? kLinuxUdpShared : kLinuxReuseAddr;
  return request.uid == socket.uid ? kLinuxReusePort : kLinuxReusePortRecord;
}

/// Why a bind() that nobody blocks works: the most telling socket on the port decides.
const HostRule& whyFree(const BindCase& c) {
  const HostRule* why = c.request.transport == Transport::Udp ? &kUdpFree : &kFree;
  for (const SocketFacts& socket : c.sockets) {
    const bool samePort = socket.local.port == c.request.local.port &&
                          socket.transport == c.request.transport && socket.id != c.request.self;
    if (!samePort) continue;
    if (!isInPortTable(c.request, socket)) {
      why = &kLinuxNotInTable;
    } else if (!addressesConflict(c.request, socket)) {
      why = &kOtherAddress;
    } else {
      return whyShared(c.request, socket);
    }
  }
  return *why;
}

Verdict judgeLinuxBind(const BindCase& c) {
  if (c.request.v6only && c.request.local.address.isV4Mapped()) {
    return refused(Call::Bind, Errno::Invalid, kLinuxMappedOnV6Only);
  }
  if (needsPrivilege(c)) return refused(Call::Bind, Errno::Access, kPrivilegedPort);
  if (c.request.local.port == 0) return allowed(kPortChosen, c.profile);
  const auto conflict = findBindConflict(c);
  if (!conflict) return allowed(whyFree(c), c.profile);
  if (c.cache && c.cache->admits(c.request)) return allowed(kLinuxReusePortCache);
  return refused(Call::Bind, Errno::AddrInUse, *conflict->rule, conflict->socket);
}

/// listen() asks the same again, of what the others are by now.
Verdict judgeLinuxListen(const BindCase& c) {
  const auto conflict = findBindConflict(c);
  if (!conflict || (c.cache && c.cache->admits(c.request))) return allowed(kListen, c.profile);
  const bool raced = conflict->socket->state == State::Listen;
  const HostRule& rule = raced ? kLinuxListenRaced : *conflict->rule;
  return refused(Call::Listen, Errno::AddrInUse, rule, conflict->socket);
}

/// An old connection of the same four numbers: from a port of the program's own choice, a
/// connection that used timestamps may be taken over as soon as only its remnant is left.
Verdict judgeBoundConnect(const SocketFacts& old) {
  if (!old.timeWaitRecord)
    return refused(Call::Connect, Errno::AddrNotAvail, kLinuxDuplicate, &old);
  if (old.sawTimestamps) return allowed(kLinuxTakesOver);
  return refused(Call::Connect, Errno::AddrNotAvail, kLinuxNoTimestamps, &old);
}

bool reusesTimeWait(const OsProfile& profile, const SocketFacts& old) {
  switch (profile.timeWaitReuse) {
    case TimeWaitReuse::Never: return false;
    case TimeWaitReuse::Always: return true;
    case TimeWaitReuse::LoopbackOnly: return old.local.address.isLoopback();
  }
  return false;
}

/// The same from a port of the kernel's choice, which tcp_tw_reuse governs.
Verdict judgeAutoConnect(const OsProfile& profile, const SocketFacts& old) {
  const auto refuse = [&old](const HostRule& rule) {
    return refused(Call::Connect, Errno::AddrNotAvail, rule, &old);
  };
  if (!old.timeWaitRecord || old.state != State::TimeWait) return refuse(kLinuxDuplicate);
  if (!old.sawTimestamps) return refuse(kLinuxNoTimestamps);
  if (!reusesTimeWait(profile, old)) return refuse(kLinuxReuseOff);
  if (old.timeWaitAge < profile.timeWaitReuseDelay) return refuse(kLinuxReuseTooYoung);
  return allowed(kLinuxReuses);
}

/// A port that a program has bound is not among those that connect() chooses from.
const SocketFacts* findBinder(const BindCase& c) {
  for (const SocketFacts& socket : c.sockets) {
    if (isInPortTable(c.request, socket) && !socket.remote) return &socket;
  }
  return nullptr;
}

Verdict judgeLinuxConnect(const BindCase& c, const SocketAddress& remote, bool explicitlyBound) {
  if (!explicitlyBound) {
    const SocketFacts* binder = findBinder(c);
    if (binder) return refused(Call::Connect, Errno::AddrNotAvail, kLinuxPortHeld, binder);
  }
  const SocketFacts* old = findDuplicate(c.request, remote, c.sockets);
  if (!old) return allowed(kConnect, c.profile);
  return explicitlyBound ? judgeBoundConnect(*old) : judgeAutoConnect(c.profile, *old);
}

}  // namespace

const BindRules kLinuxBindRules{judgeLinuxBind, judgeLinuxListen, judgeLinuxConnect};

}  // namespace linger
