#include "app/live/linux/bind_probe.h"

#include <array>
#include <cerrno>
#include <cstring>

#include "app/live/linux/socket_api.h"

namespace linger {
namespace {

KernelAnswer refusedBy(std::optional<Call> call) {
  const char* const name = strerrorname_np(errno);
  return {name != nullptr ? name : std::to_string(errno), std::strerror(errno), call};
}

void setOption(const FileDescriptor& socket, int option, bool isOn) {
  const int value = isOn ? 1 : 0;
  setsockopt(socket.number(), SOL_SOCKET, option, &value, sizeof(value));
}

void dropArrivals(const FileDescriptor& socket) {
  sock_filter dropAll[] = {BPF_STMT(BPF_RET | BPF_K, 0)};
  const sock_fprog program{1, dropAll};
  setsockopt(socket.number(), SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
}

enum Asked : std::size_t { kNone, kReuseAddr, kReusePort, kBoth };  // The places in kAskedOptions.

/// The kernel remembers for each port the last SO_REUSEPORT socket that passed its check, and lets
/// others like it in unchecked (see ReusePortCache). Asked first, SO_REUSEPORT finds what was
/// remembered before; asked last, SO_REUSEADDR makes the kernel forget what the others left.
constexpr std::array kAskedInOrder{kReusePort, kBoth, kNone, kReuseAddr};

/// Makes the kernel forget which SO_REUSEPORT socket passed last: a socket without it passes, on
/// an address where nothing is in its way.
void forgetReusePort(const PortQuery& query) {
  for (const char* const address : {"127.255.255.254", "::1"}) {
    const SocketAddress elsewhere{*Address::parse(address), query.local.port};
    if (tryBind({query.transport, elsewhere}, kAskedOptions[kReuseAddr]).works()) return;
  }
}

}  // namespace

KernelAnswer tryBind(const PortQuery& query, const ReuseOptions& options) {
  const bool isTcp = query.transport == Transport::Tcp;
  const int type = (isTcp ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC;
  const FileDescriptor socket(::socket(familyOf(query.local.address), type, 0));
  if (!socket.isOpen()) return refusedBy(Call::Socket);
  if (options.reuseAddr) setOption(socket, SO_REUSEADDR, true);
  if (options.reusePort) setOption(socket, SO_REUSEPORT, true);
  dropArrivals(socket);
  const SocketAddressBytes local(query.local);
  if (bind(socket.number(), local.get(), local.size) != 0) return refusedBy(Call::Bind);
  if (isTcp && listen(socket.number(), 1) != 0) return refusedBy(Call::Listen);
  return {};
}

KernelAnswers tryAllBinds(const PortQuery& query) {
  KernelAnswers answers;
  for (const std::size_t asked : kAskedInOrder) {
    answers[asked] = tryBind(query, kAskedOptions[asked]);
  }
  const bool forgotten = answers[kNone].works() || answers[kReuseAddr].works();
  if (forgotten && answers[kReusePort].works()) tryBind(query, kAskedOptions[kBoth]);
  const bool isNew = answers[kBoth].works() && !answers[kReusePort].works();
  if (isNew && !forgotten) forgetReusePort(query);
  return answers;
}

}  // namespace linger
