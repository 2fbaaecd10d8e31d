#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/live/linux/netlink.h"
#include "app/live/linux/rig/rig_link.h"
#include "app/live/live_socket.h"
#include "model/sim/scenario.h"

namespace linger {

/// One host of a scene on the real kernel: a network namespace with a link to the rig, and
/// a way to ask the kernel for the sockets in it. It goes with this object and its programs.
class RigHost {
 public:
  /// Makes it, in a namespace below that of this process. Null, with `problem` saying what
  /// failed, where that cannot be done. This process stays where it is. `callsItself`: what it
  /// sends to its own addresses passes the link as well.
  static std::unique_ptr<RigHost> boot(const Host& host, bool callsItself, std::string& problem);

  const RigLink& link() const { return *link_; }
  int network() const { return network_.number(); }  ///< For setns().
  std::vector<LiveSocket> sockets();                 ///< Without their holders.

 private:
  bool setUp(const Host& host, bool callsItself, const FileDescriptor& home, std::string& problem);

  FileDescriptor network_;
  std::optional<RigLink> link_;
  bool usesUdp_ = false;
  std::unique_ptr<Netlink> diagnosis_;
};

/// Puts this process into a network namespace of its own, below which boot() makes the hosts';
/// whoever is not root becomes root of a user namespace. False, with `problem`, where this user
/// may not.
bool enterRig(std::string& problem);

}  // namespace linger
