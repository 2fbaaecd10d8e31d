#pragma once

#include <optional>
#include <span>
#include <string>

#include "model/systems/errno.h"
#include "model/systems/evidence.h"
#include "model/systems/socket_facts.h"
#include "model/tcp/rule.h"

namespace linger {

/// A call of the sockets API.
enum class Call {
  Socket,
  SetSockOpt,
  GetSockOpt,
  Bind,
  Listen,
  Accept,
  Connect,
  Send,
  Recv,
  SendMsg,
  RecvMsg,
  Shutdown,
  Close,
  Exit,
  Kill,
  Wait,
};

/// "bind", "setsockopt", ...
std::string_view nameOf(Call call);

/// A program that wants a port: what it would pass to socket(), setsockopt() and bind().
struct BindRequest {
  Transport transport = Transport::Tcp;
  SocketAddress local;
  ReuseOptions options;
  bool v6only = false;
  std::uint32_t uid = 0;
  SocketId self;  ///< The asking socket, so that it does not block itself.
};

/// The answer to one call, and what it rests on.
struct Verdict {
  Errno result = Errno::Ok;
  std::optional<Call> failedAt;
  std::optional<SocketId> blockedBy;
  Rule rule;
  Evidence evidence = Evidence::Disputed;

  bool works() const { return result == Errno::Ok; }

  bool operator==(const Verdict&) const = default;
};

struct OsProfile;
class ReusePortCache;

/// May `request` bind now, among `sockets` of the same host? The profile's own rule answers, and
/// keeps nothing of what it is given.
/// `cache` is what a Linux host remembers of the port's SO_REUSEPORT sockets, if anything; the
/// caller keeps it up to date (see ReusePortCache).
Verdict judgeBind(const OsProfile& profile, const BindRequest& request,
                  std::span<const SocketFacts> sockets, const ReusePortCache* cache = nullptr);

/// May a socket that is bound already start to listen now?
Verdict judgeListen(const OsProfile& profile, const BindRequest& request,
                    std::span<const SocketFacts> sockets, const ReusePortCache* cache = nullptr);

/// May a socket bound as `request` says connect to `remote` now?
/// `explicitlyBound`: by bind() with a port; else the system is trying the port
/// `request.local.port` for it, and goes on to the next one where the answer is no.
Verdict judgeConnect(const OsProfile& profile, const BindRequest& request,
                     const SocketAddress& remote, std::span<const SocketFacts> sockets,
                     bool explicitlyBound);

/// bind() and then listen(): what a restarted server does.
Verdict judgeRestart(const OsProfile& profile, const BindRequest& request,
                     std::span<const SocketFacts> sockets, const ReusePortCache* cache = nullptr);

/// The answer when every port that the system may choose is taken: EADDRINUSE from bind(),
/// EADDRNOTAVAIL from connect().
Verdict noPortLeft(const OsProfile& profile, Call call);

/// Every rule that a verdict can cite.
std::span<const Rule> hostRules();

}  // namespace linger
