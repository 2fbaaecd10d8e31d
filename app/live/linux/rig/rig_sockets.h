#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "app/live/live_socket.h"
#include "model/tcp/transitions.h"
#include "model/trace/recorder.h"

namespace linger {

/// The sockets of one machine of the rig: what the kernel says of them, from time to time, becomes
/// the transitions, timers and socket records of a trace.
class RigSockets {
 public:
  /// The machine is so many hosts, from `first` on. The recorder outlives it.
  RigSockets(HostIndex first, std::size_t hosts, Recorder& recorder)
      : first_(first), hosts_(hosts), recorder_(recorder) {}

  /// Compares the kernel's word of now with that of before. `sawReset`: a RST came or went since.
  void update(const std::vector<LiveSocket>& sockets, bool sawReset);

  /// The host has lost its power: all are gone.
  void losePower();

  /// What a program's socket has set, and whose it is.
  void know(const SocketAddress& local, const ReuseOptions& options) { options_[local] = options; }
  void own(std::uint64_t inode, ProcessId process, HostIndex host);

  /// A child has all that its parent has.
  void inherit(ProcessId parent, ProcessId child);

  /// A process closes its descriptor, or ends. Who inherited the socket has it still.
  void release(std::uint64_t inode, ProcessId process);
  void disown(ProcessId process);

  /// The socket of a connection, or the first that listens; none where there is none.
  SocketId idOf(const SocketAddress& local, const std::optional<SocketAddress>& remote) const;

  /// Whose that socket is; none where there is none.
  std::optional<HostIndex> hostOf(const SocketAddress& local,
                                  const std::optional<SocketAddress>& remote) const;

  /// Whose socket listens at the address, or at all of the port; none where nobody's does.
  std::optional<HostIndex> listenerAt(const SocketAddress& local) const;

  /// The connection of a host that was the last to begin, of those that are not closed; none
  /// if there is none.
  std::optional<SocketFacts> lastConnection(HostIndex host) const;

  /// Whether a timer runs that ends a connection.
  bool hasTimers() const;

  /// Whether one of them is due by then.
  bool isTimerDue(SimTime by) const;

 private:
  /// A connection's socket changes hands; one without a peer is told by its inode from those that
  /// share its port.
  struct Key {
    SocketAddress local;
    std::optional<SocketAddress> remote;
    std::uint64_t inode = 0;

    auto operator<=>(const Key&) const = default;
  };

  struct Owner {
    ProcessId process;
    HostIndex host = 0;
    std::vector<ProcessId> sharers;  ///< Who inherited it.
  };

  struct Known {
    SocketFacts facts;
    HostIndex host = 0;
    std::optional<TimerKind> timer;
    SimTime due{};
    bool isSeen = false;
  };

  static void handOver(Owner& owner, ProcessId process);
  static LiveSocket unmapped(LiveSocket socket);
  const Known* find(const SocketAddress& local, const std::optional<SocketAddress>& remote) const;
  std::optional<HostIndex> hostOf(const LiveSocket& socket) const;
  void take(const LiveSocket& socket, bool sawReset);
  void complete(SocketFacts& facts, const LiveSocket& socket) const;
  void move(Known& known, State to, bool sawReset);
  void take(Known& known, const Row& row);
  void setTimer(Known& known, const LiveSocket& socket);
  void endTimer(Known& known);
  ReuseOptions optionsAt(const SocketAddress& local) const;

  HostIndex first_;
  std::size_t hosts_;
  Recorder& recorder_;
  std::map<Key, Known> known_;
  std::map<SocketAddress, ReuseOptions> options_;
  std::map<std::uint64_t, Owner> owners_;  ///< By inode.
  int lastId_ = 0;
};

}  // namespace linger
