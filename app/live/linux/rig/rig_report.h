#pragma once

#include <cstdint>
#include <type_traits>

#include "app/live/linux/socket_api.h"
#include "model/sim/scenario.h"
#include "model/systems/verdict.h"

namespace linger {

/// What the process of a program tells the rig, each in one message.
struct RigReport {
  enum class Kind : std::uint8_t {
    Called,      ///< It makes a call now.
    Returned,    ///< That call has come back.
    Ready,       ///< It has done all that it does before the scene.
    Ended,       ///< It ends, by `call`: exit, or one that failed.
    Spawned,     ///< It has a child. The rig's end of the child's channel comes with the message.
    NotSpawned,  ///< It should have a child, and the kernel refuses: `error`.
  };

  Kind kind = Kind::Called;
  Call call = Call::Socket;
  bool onListener = false;
  ReuseOptions options;     ///< Of the socket concerned, as far as they have been set.
  std::uint32_t step = 0;   ///< Index into before + steps.
  int error = 0;            ///< Returned, NotSpawned: the errno; 0 where it worked.
  std::int64_t value = 0;   ///< Returned: bytes.
  std::uint64_t inode = 0;  ///< Of the socket concerned; 0 for none.
  char arguments[64] = {};
  sockaddr_storage local{};   ///< Of the socket concerned; port 0 where it has none.
  sockaddr_storage remote{};  ///< Likewise its peer.
  std::int32_t pid = 0;       ///< Spawned: the child's.
  std::uint32_t program = 0;  ///< Spawned: what it runs, an index into Host::programs.
  bool inherits = false;      ///< Spawned: it has its parent's sockets.
};
static_assert(std::is_trivially_copyable_v<RigReport>);

/// What the rig tells that process.
struct RigOrder {
  enum class Kind : std::uint8_t {
    Begin,  ///< The scene begins at `begin`.
    Event,  ///< Do this now, whatever it was waiting for.
  };

  Kind kind = Kind::Begin;
  std::int64_t begin = 0;  ///< Microseconds of CLOCK_MONOTONIC.
  HostEventKind event = HostEventKind::Close;
  bool hasOption = false;
  SocketOption option = SocketOption::ReuseAddr;
  int value = 0;
};
static_assert(std::is_trivially_copyable_v<RigOrder>);

/// Microseconds of CLOCK_MONOTONIC.
std::int64_t monotonicNow();

}  // namespace linger
