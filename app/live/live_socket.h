#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/systems/socket_facts.h"

namespace linger {

/// The timer that a kernel says is running for a socket.
enum class KernelTimer : std::uint8_t { None, Retransmission, KeepAlive, TimeWait, WindowProbe };

/// A process as /proc shows it.
struct LiveProcess {
  int pid = 0;
  std::string program;    ///< Its short name: "python3".
  std::string command;    ///< Its command line, the words parted by spaces.
  std::string unit;       ///< The systemd unit that its control group names; else empty.
  std::string container;  ///< The container's identifier, likewise.
  std::string manager;    ///< The command that stops unit or container: "sudo systemctl".
  std::string language;   ///< What it is written in, a name of model/systems/runtime.h; else empty.

  bool operator==(const LiveProcess&) const = default;
};

/// A socket of this machine as the kernel and /proc tell of it.
struct LiveSocket {
  /// For Linger's rules. `id` is its place in the reading, counted from 1; `owner` the first of
  /// its holders. A UDP socket is CLOSED, and so is a TCP one that is bound and nothing more.
  SocketFacts facts;
  KernelTimer timer = KernelTimer::None;
  Duration left{};          ///< Until the timer is due; it fires then or later, never sooner.
  Duration timeout{};       ///< The retransmission timeout now, doubled as often as it was.
  int retransmissions = 0;  ///< In a row, without an answer.
  std::uint64_t inode = 0;  ///< 0 where no file stands for it: no process can hold it.
  std::vector<LiveProcess> holders;
  bool holdersHidden = false;  ///< It may have holders that this user may not see.
  bool optionsKnown = false;   ///< SO_REUSEADDR and its like were read, not inferred.
  bool v6onlyKnown = false;    ///< Likewise IPV6_V6ONLY.
  bool peerListens = false;    ///< Its peer's port is one that a server of this machine serves.
  /// So many more records of the same kind were met and left out: their timers end sooner.
  std::size_t leftOut = 0;

  bool operator==(const LiveSocket&) const = default;
};

/// No process holds it and none can: a connection that the kernel is closing by itself. One that
/// waits in a listener's queue is none.
inline bool isOrphan(const LiveSocket& socket) {
  return socket.inode == 0 && socket.facts.accepted && socket.facts.remote.has_value();
}

}  // namespace linger
