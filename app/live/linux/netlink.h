#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "app/live/linux/socket_api.h"

namespace linger {

/// A conversation with one part of the kernel through netlink.
class Netlink {
 public:
  /// `protocol`: NETLINK_SOCK_DIAG, NETLINK_ROUTE.
  explicit Netlink(int protocol);
  ~Netlink();
  Netlink(const Netlink&) = delete;
  Netlink& operator=(const Netlink&) = delete;

  /// Sends a request and hands each message of the answer to `take`. Returns 0, or the errno.
  int ask(nlmsghdr* request, const std::function<void(const nlmsghdr*)>& take);

 private:
  mnl_socket* socket_ = nullptr;
  std::uint32_t sequence_ = 0;
  std::vector<char> buffer_;
};

}  // namespace linger
