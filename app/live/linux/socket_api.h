#pragma once

// The sockets API, netlink and sock_diag. The C library has a structure of our namespace's name,
// SO_LINGER's: here it is called SoLinger.
#define linger SoLinger
#include <ifaddrs.h>
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#undef linger

#include <arpa/inet.h>
#include <linux/filter.h>
#include <unistd.h>

#include <utility>

#include "model/systems/socket_facts.h"

namespace linger {

/// A file descriptor that is closed with this.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number = -1) : number_(number) {}
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~FileDescriptor() {
    if (number_ >= 0) close(number_);
  }

  bool isOpen() const { return number_ >= 0; }
  int number() const { return number_; }
  /// Whoever calls it closes the descriptor.
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// The address as bind() and connect() want it, in a structure large enough for both families.
struct SocketAddressBytes {
  sockaddr_storage storage{};
  socklen_t size = 0;

  explicit SocketAddressBytes(const SocketAddress& address);
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

/// AF_INET or AF_INET6.
int familyOf(const Address& address);

}  // namespace linger
