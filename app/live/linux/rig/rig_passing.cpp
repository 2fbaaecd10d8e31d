#include "app/live/linux/rig/rig_program.h"
// After rig_program.h, which renames the C library's structure of our namespace's name.
#include <poll.h>
#include <sys/un.h>

#include <cerrno>
#include <cstddef>

#include "app/live/linux/rig/rig_channel.h"

// How a program passes its listener to another: as a descriptor over a Unix socket (unix(7),
// SCM_RIGHTS).

namespace linger {
namespace {

constexpr std::int64_t kRetryAfter = 5'000;  // Until the taker is there.
constexpr char kRights[] = "SCM_RIGHTS";

/// The taker's name among the abstract ones, which each network namespace has for itself.
struct DoorName {
  explicit DoorName(const std::string& program) {
    const std::size_t length = program.copy(bytes.sun_path + 1, sizeof(bytes.sun_path) - 1);
    size = socklen_t(offsetof(sockaddr_un, sun_path) + 1 + length);
  }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&bytes); }

  sockaddr_un bytes{.sun_family = AF_UNIX, .sun_path = {}};
  socklen_t size = 0;
};

FileDescriptor unixSocket() {
  return FileDescriptor(socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
}

bool isSet(int socket, int option) {
  int value = 0;
  socklen_t size = sizeof(value);
  return getsockopt(socket, SOL_SOCKET, option, &value, &size) == 0 && value != 0;
}

}  // namespace

RigProgram::Outcome RigProgram::passListener(const Step& step) {
  const DoorName name(step.program);
  return make(Call::SendMsg, listener_, kRights, 0, [&] {
    const FileDescriptor door = unixSocket();
    while (connect(door.number(), name.get(), name.size) != 0) {
      if (errno != ECONNREFUSED) return -1;
      waitFor(-1, 0, monotonicNow() + kRetryAfter);
    }
    return sendMessage(door.number(), char{}, listener_) ? 0 : -1;
  });
}

RigProgram::Outcome RigProgram::takeListener() {
  const DoorName name(program_.name);
  return make(Call::RecvMsg, listener_, kRights, 0, [&] {
    const FileDescriptor door = unixSocket();
    if (bind(door.number(), name.get(), name.size) != 0) return -1;
    char byte = 0;
    Arrived arrived = receiveMessage(door.number(), byte);
    while (!arrived.isMessage) {
      waitFor(door.number(), POLLIN, std::nullopt);
      arrived = receiveMessage(door.number(), byte);
    }
    listener_ = arrived.file.release();
    options_[listener_] = {.reuseAddr = isSet(listener_, SO_REUSEADDR),
                           .reusePort = isSet(listener_, SO_REUSEPORT)};
    return 0;
  });
}

}  // namespace linger
