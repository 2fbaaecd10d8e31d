#pragma once

#include <algorithm>
#include <optional>
#include <span>

#include "model/systems/os_profile.h"
#include "model/systems/rules/host_rules.h"
#include "model/systems/rules/reuse_port_cache.h"
#include "model/systems/verdict.h"

namespace linger {

/// One call to be judged: what is asked, on which system, among which sockets.
struct BindCase {
  const OsProfile& profile;
  const BindRequest& request;
  std::span<const SocketFacts> sockets;
  const ReusePortCache* cache = nullptr;
};

/// How one family of systems answers bind(), listen() and connect().
struct BindRules {
  Verdict (*bind)(const BindCase&);
  Verdict (*listen)(const BindCase&);
  Verdict (*connect)(const BindCase&, const SocketAddress& remote, bool explicitlyBound);
};

extern const BindRules kLinuxBindRules;
extern const BindRules kBsdBindRules;
extern const BindRules kIllumosBindRules;
extern const BindRules kWindowsBindRules;
extern const BindRules kLwipBindRules;
extern const BindRules kSmoltcpBindRules;
extern const BindRules kRfcBindRules;

/// The call works, for this reason.
Verdict allowed(const HostRule& rule);

/// The same for a rule that all systems share: as well known as the system's own bind rule.
Verdict allowed(const HostRule& rule, const OsProfile& profile);

/// The call fails because of `blocker`, or of the request itself.
Verdict refused(Call call, Errno error, const HostRule& rule, const SocketFacts* blocker = nullptr);

/// Whether `socket` has the requested transport and port, holds it, and is not the asking socket.
bool isOnPort(const BindRequest& request, const SocketFacts& socket);

/// Whether a child whose handshake is not over: most systems keep it out of the port table.
bool isHalfOpenChild(const SocketFacts& socket);

/// Whether the port is one of those that only root may bind.
bool needsPrivilege(const BindCase& c);

/// A socket in the way and why it is.
struct Conflict {
  const SocketFacts* socket = nullptr;
  const HostRule* rule = nullptr;
};

/// The first socket for which `whyBlocks` gives a rule; a listening one, if there is any, rather
/// than another, because it stays longest.
template <typename WhyBlocks>
std::optional<Conflict> findConflict(std::span<const SocketFacts> sockets, WhyBlocks whyBlocks) {
  std::optional<Conflict> found;
  for (const SocketFacts& socket : sockets) {
    const HostRule* rule = whyBlocks(socket);
    if (!rule) continue;
    if (socket.state == State::Listen) return Conflict{&socket, rule};
    if (!found) found = Conflict{&socket, rule};
  }
  return found;
}

/// The one of `sockets` that `request` would duplicate by connecting to `remote`, or null. A
/// wildcard address in the request stands for whichever address the old connection has.
const SocketFacts* findDuplicate(const BindRequest& request, const SocketAddress& remote,
                                 std::span<const SocketFacts> sockets);

}  // namespace linger
