#pragma once

#include <optional>
#include <vector>

#include "app/live/port_reading.h"
#include "model/systems/rules/reuse_port_cache.h"

namespace linger {

/// The sockets of a reading with all their options: those of a record in TIME-WAIT, say, nobody
/// can ask for. They are taken to be such that Linger's rules give the answers that the kernel
/// gave: the same for all that are unknown if that does it, else each kind's own.
class UnseenOptions {
 public:
  /// `reading` has to outlive this.
  explicit UnseenOptions(const PortReading& reading);

  /// Whether anything had to be inferred.
  bool isInferred() const { return isInferred_; }

  /// What Linger's rules say to bind() and listen() with these options.
  Verdict judge(const ReuseOptions& options) const;

  /// The places of the sockets each of which alone would be in the way of them.
  std::vector<std::size_t> blockers(const ReuseOptions& options) const;

  /// The socket at a place of the reading, with the options that it has or is taken to have.
  LiveSocket completed(std::size_t place) const;

 private:
  void groupSockets();
  void infer();
  bool inferMemory();
  bool inferEach();
  std::vector<ReuseOptions> candidates() const;
  void assume(const ReuseOptions& options, bool v6only);
  bool agrees() const;
  std::optional<Errno> refusal() const;
  BindRequest requestWith(const ReuseOptions& options) const;

  const PortReading& reading_;
  /// One of each kind of socket: fifty thousand in TIME-WAIT are all alike to bind().
  std::vector<SocketFacts> kinds_;
  std::vector<std::size_t> examples_;  ///< For each kind, the place of one of them.
  std::vector<std::size_t> kindOf_;    ///< Of each socket.
  ReusePortCache memory_;              ///< What the kernel remembers of SO_REUSEPORT sockets.
  bool isInferred_ = false;
};

}  // namespace linger
