#include "app/live/linux/bind_probe.h"

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

}  // namespace

KernelAnswer tryBind(const PortQuestion& question, const ReuseOptions& options) {
  const bool isTcp = question.transport == Transport::Tcp;
  const int type = (isTcp ? SOCK_STREAM : SOCK_DGRAM) | SOCK_CLOEXEC;
  const FileDescriptor socket(::socket(familyOf(question.local.address), type, 0));
  if (!socket.isOpen()) return refusedBy(Call::Socket);
  if (options.reuseAddr) setOption(socket, SO_REUSEADDR, true);
  if (options.reusePort) setOption(socket, SO_REUSEPORT, true);
  dropArrivals(socket);
  const SocketAddressBytes local(question.local);
  if (bind(socket.number(), local.get(), local.size) != 0) return refusedBy(Call::Bind);
  if (isTcp && listen(socket.number(), 1) != 0) return refusedBy(Call::Listen);
  return {};
}

}  // namespace linger
