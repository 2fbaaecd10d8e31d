#include "model/systems/rules/address_scope.h"
#include "model/systems/rules/bind_rules.h"

// lwIP, built with SO_REUSE=1 (the default build has no SO_REUSEADDR, and every socket blocks).
// A newcomer with the option does not look at TIME-WAIT at all; any other socket must have the
// option too. Two listeners of one address are told apart only by listen(). There are no users.

namespace linger {
namespace {

using namespace host_rule;

/// IPv4 and IPv6 sockets never meet here.
bool addressesOverlap(const BindRequest& request, const SocketFacts& socket) {
  constexpr bool kV6Only = true;
  return AddressScope(request.local.address, kV6Only)
      .overlaps(AddressScope(socket.local.address, kV6Only));
}

const HostRule* whyBlocks(const BindRequest& request, const SocketFacts& socket) {
  if (!isOnPort(request, socket) || !addressesOverlap(request, socket)) return nullptr;
  if (!request.options.reuseAddr) return &kLwipNoOption;
  const bool spared = socket.state == State::TimeWait || socket.options.reuseAddr;
  return spared ? nullptr : &kLwipOldMissing;
}

const HostRule& whyFree(const BindCase& c) {
  const HostRule* why = c.request.transport == Transport::Udp ? &kUdpFree : &kFree;
  for (const SocketFacts& socket : c.sockets) {
    if (!isOnPort(c.request, socket)) continue;
    if (addressesOverlap(c.request, socket)) {
      return socket.state == State::TimeWait ? kLwipTimeWait : kLwipReuse;
    }
    why = &kOtherAddress;
  }
  return *why;
}

Verdict judgeLwipBind(const BindCase& c) {
  if (c.request.local.port == 0) return allowed(kPortChosen, c.profile);
  const auto conflict = findConflict(
      c.sockets, [&c](const SocketFacts& socket) { return whyBlocks(c.request, socket); });
  if (!conflict) return allowed(whyFree(c), c.profile);
  return refused(Call::Bind, Errno::AddrInUse, *conflict->rule, conflict->socket);
}

Verdict judgeLwipListen(const BindCase& c) {
  for (const SocketFacts& socket : c.sockets) {
    if (isOnPort(c.request, socket) && socket.state == State::Listen &&
        isSameAddress(socket.local.address, c.request.local.address)) {
      return refused(Call::Listen, Errno::AddrInUse, kLwipListening, &socket);
    }
  }
  return allowed(kListen, c.profile);
}

Verdict judgeLwipConnect(const BindCase& c, const SocketAddress& remote, bool) {
  const SocketFacts* old = findDuplicate(c.request, remote, c.sockets);
  if (!old) return allowed(kConnect, c.profile);
  return refused(Call::Connect, c.profile.duplicateTuple, kLwipDuplicate, old);
}

}  // namespace

const BindRules kLwipBindRules{judgeLwipBind, judgeLwipListen, judgeLwipConnect};

}  // namespace linger
