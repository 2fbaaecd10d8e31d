#include "model/systems/runtime.h"

#include <algorithm>
#include <array>

namespace linger {
namespace {

constexpr std::array kAllRuntimes{
    Runtime{RuntimeId::Python, "python", "Python", false, false, false, false, Evidence::Measured,
            "socket and socketserver.TCPServer, Lib/socketserver.py; Python 3.11"},
    Runtime{RuntimeId::C, "c", "C", false, false, false, false, Evidence::Measured,
            "socket(2), socket(7)"},
    Runtime{RuntimeId::Java, "java", "Java", true, false, true, true, Evidence::Measured,
            "ServerSocket on OpenJDK 17; Net.c socket0(); SO_EXCLUSIVEADDRUSE since 7u25"},
    Runtime{RuntimeId::Node, "node", "Node.js", true, false, false, true, Evidence::Measured,
            "net.Server on Node.js 20; libuv uv__tcp_bind()"},
    Runtime{RuntimeId::Go, "go", "Go", true, false, false, true, Evidence::Source,
            "net/sockopt_linux.go, net/sockopt_windows.go"},
    Runtime{RuntimeId::Rust, "rust", "Rust", true, false, false, false, Evidence::Measured,
            "TcpListener::bind on Rust 1.95; std sys_common/net.rs"},
    Runtime{RuntimeId::DotNet, "dotnet", ".NET", true, false, false, false, Evidence::Source,
            "pal_networking.c SystemNative_Bind()"},
};

}  // namespace

std::span<const Runtime> allRuntimes() {
  return kAllRuntimes;
}

const Runtime& runtimeOf(RuntimeId id) {
  const auto* found = std::find_if(kAllRuntimes.begin(), kAllRuntimes.end(),
                                   [id](const Runtime& runtime) { return runtime.id == id; });
  return found == kAllRuntimes.end() ? kAllRuntimes.front() : *found;
}

const Runtime* runtimeNamed(std::string_view name) {
  const auto* found = std::find_if(kAllRuntimes.begin(), kAllRuntimes.end(),
                                   [name](const Runtime& runtime) { return runtime.name == name; });
  return found == kAllRuntimes.end() ? nullptr : found;
}

bool setsReuseAddr(const Runtime& runtime, const OsProfile& profile) {
  return profile.id == OsId::Windows ? runtime.reuseAddrOnWindows : runtime.reuseAddrOnUnix;
}

bool setsExclusive(const Runtime& runtime, const OsProfile& profile) {
  return profile.bindFamily == BindFamily::Windows && runtime.exclusiveOnWindows;
}

bool clearsV6Only(const Runtime& runtime, const OsProfile& profile) {
  return profile.v6onlyByDefault && !profile.v6onlyAlways && runtime.dualStack;
}

}  // namespace linger
