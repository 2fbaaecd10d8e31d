#include "app/live/linux/borrowed_options.h"

#include <sys/syscall.h>

#include <optional>

#include "app/live/linux/socket_api.h"

namespace linger {
namespace {

std::optional<bool> optionOf(const FileDescriptor& file, int level, int option) {
  int value = 0;
  socklen_t size = sizeof(value);
  if (getsockopt(file.number(), level, option, &value, &size) != 0) return std::nullopt;
  return value != 0;
}

}  // namespace

void borrowOptions(int pid, int number, LiveSocket& socket) {
  const FileDescriptor process(int(syscall(SYS_pidfd_open, pid, 0)));
  if (!process.isOpen()) return;
  const FileDescriptor copy(int(syscall(SYS_pidfd_getfd, process.number(), number, 0)));
  if (!copy.isOpen()) return;
  const auto reuseAddr = optionOf(copy, SOL_SOCKET, SO_REUSEADDR);
  const auto reusePort = optionOf(copy, SOL_SOCKET, SO_REUSEPORT);
  if (!reuseAddr || !reusePort) return;
  socket.facts.options = {.reuseAddr = *reuseAddr, .reusePort = *reusePort};
  socket.optionsKnown = true;
  if (socket.v6onlyKnown) return;
  if (const auto v6only = optionOf(copy, IPPROTO_IPV6, IPV6_V6ONLY)) {
    socket.facts.v6only = *v6only;
    socket.v6onlyKnown = true;
  }
}

}  // namespace linger
