#pragma once

#include <optional>
#include <string>

#include "app/live/linux/netlink.h"
#include "model/systems/socket_facts.h"

namespace linger {

/// The ways on which a host of the rig sends, in the network that this process is in.
class RigRoutes {
 public:
  /// Through the interface with this number. What fails, with false, is told in `problem`, which
  /// outlives this.
  RigRoutes(int interface, std::string& problem) : interface_(interface), problem_(problem) {}

  /// Everything that is not local leaves through it, from the host's address. `initialWindow` is
  /// the congestion window with which connections begin, in segments; the kernel's own if left out.
  bool routeAll(const Address& source, std::optional<int> initialWindow);

  /// So does what is sent to the network's own addresses, which would else pass its loopback
  /// unseen. What comes in through RigLink::kName is for it.
  bool routeOwn(const Address& source, std::optional<int> initialWindow);

 private:
  struct Destination {
    Address address;
    std::uint8_t bits = 0;
  };

  bool addRoute(const Destination& to, const Address& source, std::optional<int> initialWindow);
  bool removeLocalRule(std::uint8_t family);
  bool addLocalRule(std::uint8_t family);
  bool ask(nlmsghdr* request, const char* what);

  int interface_;
  std::string& problem_;
  Netlink netlink_{NETLINK_ROUTE};
};

}  // namespace linger
