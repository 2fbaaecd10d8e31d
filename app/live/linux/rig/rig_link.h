#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "app/live/linux/socket_api.h"

namespace linger {

/// The rig's end of a host's link: what the host's kernel sends there is read here, an IP packet at
/// a time, and what is sent here arrives there. A TUN device, or where this user has none, a pair
/// of Ethernet devices (veth) of which the rig has one, with a packet socket.
class RigLink {
 public:
  /// What the link is called on the host.
  static constexpr const char* kName = "link0";

  /// Makes one, in a process that is in the host's network `host`, whose rig is in `rig`: that is
  /// where it is read. Nothing, with `problem`, where neither can be made.
  static std::optional<RigLink> open(const FileDescriptor& host, const FileDescriptor& rig,
                                     std::string& problem);

  /// To be read and polled; it never waits.
  int number() const { return file_.number(); }
  /// False where the host's kernel does not take the packet.
  bool send(std::span<const std::uint8_t> packet) const;

 private:
  explicit RigLink(FileDescriptor file) : file_(std::move(file)) {}

  static std::optional<RigLink> openTun(std::string& problem);
  static std::optional<RigLink> openPair(const FileDescriptor& host, const FileDescriptor& rig,
                                         std::string& problem);

  FileDescriptor file_;
  /// Of the host's device, where the rig's end is a packet socket; else of no use.
  std::optional<std::array<unsigned char, 6>> hardwareAddress_;
  int interface_ = 0;  ///< The index of the rig's device, likewise.
};

}  // namespace linger
