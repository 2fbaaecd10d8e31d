#include "model/systems/rules/bind_rules.h"

#include "model/systems/rules/address_scope.h"

namespace linger {

Verdict allowed(const HostRule& rule) {
  return {Errno::Ok, std::nullopt, std::nullopt, rule.rule, rule.evidence};
}

Verdict allowed(const HostRule& rule, const OsProfile& profile) {
  return {Errno::Ok, std::nullopt, std::nullopt, rule.rule, profile.bindEvidence};
}

Verdict refused(Call call, Errno error, const HostRule& rule, const SocketFacts* blocker) {
  Verdict verdict{error, call, std::nullopt, rule.rule, rule.evidence};
  if (blocker) verdict.blockedBy = blocker->id;
  return verdict;
}

bool isOnPort(const BindRequest& request, const SocketFacts& socket) {
  const bool isOther = socket.id != request.self || request.self == SocketId{};
  return isOther && socket.bound && socket.transport == request.transport &&
         socket.local.port == request.local.port;
}

bool isHalfOpenChild(const SocketFacts& socket) {
  return socket.state == State::SynReceived && !socket.accepted;
}

bool needsPrivilege(const BindCase& c) {
  const std::uint16_t port = c.request.local.port;
  return c.request.uid != 0 && port != 0 && port < c.profile.unprivilegedPort;
}

const SocketFacts* findDuplicate(const BindRequest& request, const SocketAddress& remote,
                                 std::span<const SocketFacts> sockets) {
  const Address& from = request.local.address;
  const auto duplicates = [&](const SocketFacts& socket) {
    return isOnPort(request, socket) && socket.state != State::Closed && socket.remote &&
           socket.remote->port == remote.port &&
           isSameAddress(socket.remote->address, remote.address) &&
           (from.isAny() || isSameAddress(socket.local.address, from));
  };
  const auto found = std::find_if(sockets.begin(), sockets.end(), duplicates);
  return found == sockets.end() ? nullptr : &*found;
}

}  // namespace linger
