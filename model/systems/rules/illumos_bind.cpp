#include "model/systems/rules/address_scope.h"
#include "model/systems/rules/bind_rules.h"

// illumos, like the BSDs, asks only whether the newcomer has SO_REUSEADDR: then nothing but an
// unconnected socket of exactly the same address is in the way. SO_EXCLBIND on either side forbids
// more, as long as the old socket is not past ESTABLISHED. IPv4 and IPv6 have ports of their own,
// except for exclusive sockets.

namespace linger {
namespace {

using namespace host_rule;

bool isUpToEstablished(State state) {
  return States{State::Closed, State::Listen, State::SynSent, State::SynReceived,
                State::Established}
      .contains(state);
}

bool isUnconnected(const SocketFacts& socket) {
  return States{State::Closed, State::Listen}.contains(socket.state);
}

bool isExclusive(const BindRequest& request, const SocketFacts& socket) {
  return (request.options.exclusive || socket.options.exclusive) && isUpToEstablished(socket.state);
}

bool addressesOverlap(const BindRequest& request, const SocketFacts& socket) {
  const bool portsApart = !isExclusive(request, socket);
  return AddressScope(request.local.address, request.v6only || portsApart)
      .overlaps(AddressScope(socket.local.address, socket.v6only || portsApart));
}

const HostRule* whyBlocks(const BindRequest& request, const SocketFacts& socket) {
  if (!isOnPort(request, socket) || !addressesOverlap(request, socket)) return nullptr;
  if (isExclusive(request, socket)) return &kIllumosExclusive;
  if (!request.options.reuseAddr) return &kIllumosNoOption;
  const bool sameAddress = isSameAddress(request.local.address, socket.local.address);
  return sameAddress && isUnconnected(socket) ? &kIllumosListening : nullptr;
}

/// Why a bind() that nobody blocks works.
const HostRule& whyFree(const BindCase& c) {
  const HostRule* why = c.request.transport == Transport::Udp ? &kUdpFree : &kFree;
  for (const SocketFacts& socket : c.sockets) {
    if (!isOnPort(c.request, socket)) continue;
    if (addressesOverlap(c.request, socket)) {
      return isUnconnected(socket) ? kIllumosSpecificBesideWildcard : kIllumosReuse;
    }
    why = &kOtherAddress;
  }
  return *why;
}

Verdict judgeIllumosBind(const BindCase& c) {
  if (needsPrivilege(c)) return refused(Call::Bind, Errno::Access, kPrivilegedPort);
  if (c.request.local.port == 0) return allowed(kPortChosen, c.profile);
  const auto conflict = findConflict(
      c.sockets, [&c](const SocketFacts& socket) { return whyBlocks(c.request, socket); });
  if (!conflict) return allowed(whyFree(c), c.profile);
  return refused(Call::Bind, Errno::AddrInUse, *conflict->rule, conflict->socket);
}

Verdict judgeIllumosListen(const BindCase&) {
  return allowed(kIllumosListen);
}

Verdict judgeIllumosConnect(const BindCase& c, const SocketAddress& remote, bool) {
  const SocketFacts* old = findDuplicate(c.request, remote, c.sockets);
  if (!old) return allowed(kConnect, c.profile);
  return refused(Call::Connect, c.profile.duplicateTuple, kIllumosDuplicate, old);
}

}  // namespace

const BindRules kIllumosBindRules{judgeIllumosBind, judgeIllumosListen, judgeIllumosConnect};

}  // namespace linger
