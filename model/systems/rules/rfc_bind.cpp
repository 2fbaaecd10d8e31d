#include "model/systems/rules/address_scope.h"
#include "model/systems/rules/bind_rules.h"

// RFC 9293 knows OPEN, which fails if the connection exists, and leaves bind() and SO_REUSEADDR to
// the systems. This is the plain reading: whatever exists on the local port, TIME-WAIT included,
// is in a newcomer's way; one that sets SO_REUSEADDR accepts old connections beside it, which the
// peer's address still tells apart, but never a second listener.

namespace linger {
namespace {

using namespace host_rule;

bool addressesOverlap(const BindRequest& request, const SocketFacts& socket) {
  return AddressScope(request.local.address, request.v6only)
      .overlaps(AddressScope(socket.local.address, socket.v6only));
}

const HostRule* whyBlocks(const BindRequest& request, const SocketFacts& socket) {
  if (!isOnPort(request, socket) || !addressesOverlap(request, socket)) return nullptr;
  if (!socket.remote) return &kRfcListening;
  return request.options.reuseAddr ? nullptr : &kRfcConnectionExists;
}

const HostRule& whyFree(const BindCase& c) {
  const HostRule* why = c.request.transport == Transport::Udp ? &kUdpFree : &kFree;
  for (const SocketFacts& socket : c.sockets) {
    if (!isOnPort(c.request, socket)) continue;
    if (addressesOverlap(c.request, socket)) return kRfcReuse;
    why = &kOtherAddress;
  }
  return *why;
}

Verdict judgeRfcBind(const BindCase& c) {
  if (c.request.local.port == 0) return allowed(kPortChosen, c.profile);
  const auto conflict = findConflict(
      c.sockets, [&c](const SocketFacts& socket) { return whyBlocks(c.request, socket); });
  if (!conflict) return allowed(whyFree(c), c.profile);
  return refused(Call::Bind, Errno::AddrInUse, *conflict->rule, conflict->socket);
}

Verdict judgeRfcListen(const BindCase&) {
  return allowed(kRfcListen);
}

Verdict judgeRfcConnect(const BindCase& c, const SocketAddress& remote, bool) {
  const SocketFacts* old = findDuplicate(c.request, remote, c.sockets);
  if (!old) return allowed(kConnect, c.profile);
  return refused(Call::Connect, c.profile.duplicateTuple, kRfcDuplicate, old);
}

}  // namespace

const BindRules kRfcBindRules{judgeRfcBind, judgeRfcListen, judgeRfcConnect};

}  // namespace linger
