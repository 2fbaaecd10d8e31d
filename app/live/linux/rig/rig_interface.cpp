#include "app/live/linux/rig/rig_interface.h"

#include <linux/ethtool.h>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "app/live/linux/rig/rig_report.h"

namespace linger {
namespace {

constexpr std::int64_t kAddressLimit = 5'000'000;  ///< In microseconds.
constexpr useconds_t kAddressTurn = 1'000;

FileDescriptor datagramSocket(int family) {
  return FileDescriptor(::socket(family, SOCK_DGRAM | SOCK_CLOEXEC, 0));
}

/// struct in6_ifreq, whose header does not go with the C library's.
struct V6AddressRequest {
  in6_addr address;
  std::uint32_t prefix;
  int interface;
};

}  // namespace

RigInterface::RigInterface(const char* name, std::string& problem)
    : name_(name), problem_(problem), v4_(datagramSocket(AF_INET)), v6_(datagramSocket(AF_INET6)) {
  name_.copy(request_.ifr_name, IFNAMSIZ - 1);
}

bool RigInterface::control(const FileDescriptor& socket, unsigned long what, void* argument) {
  return ioctl(socket.number(), what, argument) == 0 || fail();
}

bool RigInterface::fail() {
  problem_ = "interface " + name_ + ": " + std::strerror(errno);
  return false;
}

bool RigInterface::setAddress(const Address& address) {
  if (address.family() == Address::Family::V6) return setV6Address(address);
  const auto set = [this](unsigned long what, const Address& value) {
    const SocketAddressBytes bytes({value, 0});
    std::memcpy(&request_.ifr_addr, bytes.get(), sizeof(sockaddr_in));
    return control(v4_, what, &request_);
  };
  return set(SIOCSIFADDR, address) && set(SIOCSIFNETMASK, *Address::parse("255.255.255.255"));
}

bool RigInterface::setV6Address(const Address& address) {
  constexpr std::uint32_t kWholeAddress = 128;
  V6AddressRequest request{{}, kWholeAddress, index()};
  std::ranges::copy(address.bytes(), request.address.s6_addr);
  return control(v6_, SIOCSIFADDR, &request);
}

bool RigInterface::setFlags(short flags) {
  if (!control(v4_, SIOCGIFFLAGS, &request_)) return false;
  request_.ifr_flags = short(request_.ifr_flags | flags);
  return control(v4_, SIOCSIFFLAGS, &request_);
}

bool RigInterface::up() {
  return setFlags(IFF_UP);
}

bool RigInterface::awaitAddress(const Address& address) {
  if (address.family() == Address::Family::V4) return true;
  const SocketAddressBytes bytes({address, 0});
  const std::int64_t limit = monotonicNow() + kAddressLimit;
  while (bind(v6_.number(), bytes.get(), bytes.size) != 0) {
    const bool isPending = errno == EADDRNOTAVAIL && monotonicNow() < limit;
    if (!isPending) return fail();
    usleep(kAddressTurn);
  }
  return true;
}

bool RigInterface::doNotResolve() {
  return setFlags(IFF_NOARP);
}

bool RigInterface::completeChecksums() {
  for (const std::uint32_t what : {ETHTOOL_STSO, ETHTOOL_SGSO, ETHTOOL_STXCSUM}) {
    ethtool_value off{what, 0};
    request_.ifr_data = reinterpret_cast<char*>(&off);
    if (!control(v4_, SIOCETHTOOL, &request_)) return false;
  }
  return true;
}

int RigInterface::index() {
  return control(v4_, SIOCGIFINDEX, &request_) ? request_.ifr_ifindex : -1;
}

std::array<unsigned char, 6> RigInterface::hardwareAddress() {
  std::array<unsigned char, 6> bytes{};
  if (control(v4_, SIOCGIFHWADDR, &request_)) {
    std::memcpy(bytes.data(), request_.ifr_hwaddr.sa_data, bytes.size());
  }
  return bytes;
}

}  // namespace linger
