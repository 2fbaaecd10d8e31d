#include "model/host/runtime.h"

#include <algorithm>

namespace linger {
namespace {

constexpr Runtime kRuntimes[] = {
    {RuntimeId::Python, "python", "Python", false, false, Evidence::Measured, "Python 3.11 socket"},
    {RuntimeId::C, "c", "C", false, false, Evidence::Measured, "POSIX sockets"},
    {RuntimeId::Java, "java", "Java", true, false, Evidence::Measured, "Java 17 ServerSocket"},
    {RuntimeId::Node, "node", "Node.js", true, false, Evidence::Measured, "libuv uv__tcp_bind"},
    {RuntimeId::Go, "go", "Go", true, false, Evidence::Source, "net sockopt_linux.go"},
    {RuntimeId::Rust, "rust", "Rust", true, false, Evidence::Measured, "std sys_common/net.rs"},
    {RuntimeId::DotNet, "dotnet", ".NET", true, false, Evidence::Source, "pal_networking.c"},
};

}  // namespace

std::span<const Runtime> allRuntimes() { return kRuntimes; }

const Runtime& runtimeOf(RuntimeId id) { return kRuntimes[static_cast<std::size_t>(id)]; }

const Runtime* runtimeNamed(std::string_view name) {
  const auto* found = std::ranges::find(kRuntimes, name, &Runtime::name);
  return found == std::end(kRuntimes) ? nullptr : found;
}

bool setsReuseAddr(const Runtime& runtime, const OsProfile& profile) {
  return profile.id == OsId::Windows ? runtime.reuseAddrOnWindows : runtime.reuseAddrOnUnix;
}

std::string failureText(const Runtime&, const OsProfile& profile, Call, Errno error,
                        const SocketAddress&) {
  const ErrnoText text = errnoText(profile, error);
  return "OSError: [Errno " + std::to_string(text.number) + "] " + std::string(text.text);
}

}  // namespace linger
