#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/systems/os_profile.h"
#include "model/systems/verdict.h"

namespace linger {

/// What a program is written in: what its server sets by default, and what it prints.
enum class RuntimeId { Python, C, Java, Node, Go, Rust, DotNet };

struct Runtime {
  RuntimeId id;
  std::string_view name;   ///< "python"
  std::string_view title;  ///< "Python"
  bool reuseAddrOnUnix;    ///< Its listener sets SO_REUSEADDR by itself there.
  bool reuseAddrOnWindows;
  bool exclusiveOnWindows;  ///< It sets SO_EXCLUSIVEADDRUSE there.
  bool dualStack;           ///< Its listener on [::] clears IPV6_V6ONLY.
  Evidence evidence;
  std::string_view source;
};

std::span<const Runtime> allRuntimes();
const Runtime& runtimeOf(RuntimeId id);
/// The runtime called `name` ("python"), or null.
const Runtime* runtimeNamed(std::string_view name);

/// Whether a server in that runtime sets SO_REUSEADDR without being asked.
bool setsReuseAddr(const Runtime& runtime, const OsProfile& profile);

/// Whether it sets SO_EXCLUSIVEADDRUSE, and whether it clears IPV6_V6ONLY where that is the
/// default.
bool setsExclusive(const Runtime& runtime, const OsProfile& profile);
bool clearsV6Only(const Runtime& runtime, const OsProfile& profile);

/// A call that failed: what a runtime's message is made of.
struct FailedCall {
  Call call = Call::Bind;
  Errno error = Errno::AddrInUse;
  SocketAddress local;
  std::optional<SocketAddress> remote;  ///< Of a connection, or the one that was being made.
};

/// What the runtime prints about it on that system, on one line:
/// "OSError: [Errno 98] Address already in use".
std::string failureText(const Runtime& runtime, const OsProfile& profile, const FailedCall& failed);

/// The same for a call that has no peer.
std::string failureText(const Runtime& runtime, const OsProfile& profile, Call call, Errno error,
                        const SocketAddress& local);

}  // namespace linger
