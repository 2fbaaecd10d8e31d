#pragma once

#include <array>
#include <string>

#include "app/live/linux/socket_api.h"

namespace linger {

/// Changes an interface of the network that this process is in, as ip(8) and ethtool(8) would.
class RigInterface {
 public:
  /// What fails, with false, is told in `problem`, which outlives this.
  RigInterface(const char* name, std::string& problem);

  bool setAddress(const Address& address);  ///< As the only one of its network.
  bool up();
  /// Until an address that was set can be sent from, once the interface is up: the kernel makes one
  /// of IPv6 valid at its leisure, also where it has nobody to ask.
  bool awaitAddress(const Address& address);
  bool doNotResolve();       ///< No ARP and no neighbor discovery.
  bool completeChecksums();  ///< And cut segments, instead of leaving it to the device.
  int index();               ///< -1 where there is no such interface.
  std::array<unsigned char, 6> hardwareAddress();

 private:
  bool setFlags(short flags);
  bool control(const FileDescriptor& socket, unsigned long what, void* argument);
  bool setV6Address(const Address& address);
  bool fail();  ///< With the call's errno; always false.

  std::string name_;
  std::string& problem_;
  FileDescriptor v4_;
  FileDescriptor v6_;
  ifreq request_{};
};

}  // namespace linger
