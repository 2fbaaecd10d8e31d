#include "app/live/linux/machine_limits.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <linux/nsfs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/utsname.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <ctime>
#include <sstream>

#include "app/live/linux/netlink.h"
#include "app/live/linux/proc_files.h"

namespace linger {
namespace {

constexpr const char* kIpv4 = "/proc/sys/net/ipv4/";

std::int64_t ipv4Knob(const std::string& name, std::int64_t otherwise) {
  return procNumber(kIpv4 + name).value_or(otherwise);
}

PortRange ephemeralPorts() {
  PortRange range{32768, 60999};
  std::istringstream text(procFile(std::string(kIpv4) + "ip_local_port_range"));
  text >> range.first >> range.last;
  return range;
}

/// What kind of route leads to the address: RTN_LOCAL, RTN_BROADCAST…
int routeTypeOf(const Address& address) {
  constexpr std::uint8_t kBits = 32;
  alignas(nlmsghdr) std::array<char, 256> buffer{};
  nlmsghdr* request = mnl_nlmsg_put_header(buffer.data());
  request->nlmsg_type = RTM_GETROUTE;
  request->nlmsg_flags = NLM_F_REQUEST;
  auto* route = static_cast<rtmsg*>(mnl_nlmsg_put_extra_header(request, sizeof(rtmsg)));
  route->rtm_family = AF_INET;
  route->rtm_dst_len = kBits;
  mnl_attr_put(request, RTA_DST, 4, address.bytes().data() + 12);
  Netlink netlink(NETLINK_ROUTE);
  int type = RTN_UNSPEC;
  netlink.ask(request, [&type](const nlmsghdr* answer) {
    if (answer->nlmsg_type != RTM_NEWROUTE) return;
    type = static_cast<const rtmsg*>(mnl_nlmsg_get_payload(answer))->rtm_type;
  });
  return type;
}

/// What is no unicast address: the kernel asks for no route to it (inet_addr_type()).
bool needsNoRoute(const Address& v4) {
  const std::uint8_t first = v4.bytes()[12];
  const bool isMulticast = first >= 224 && first < 240;
  return v4.isAny() || isMulticast || v4 == Address::parse("255.255.255.255");
}

bool isLocalV4(const Address& address) {
  if (needsNoRoute(address) || ipv4Knob("ip_nonlocal_bind", 0) != 0) return true;
  const int type = routeTypeOf(address);
  return type == RTN_LOCAL || type == RTN_BROADCAST;
}

bool isLocalV6(const Address& address) {
  constexpr std::uint8_t kMulticast = 0xff;
  if (address.isAny() || address.bytes()[0] == kMulticast) return true;
  if (procNumber("/proc/sys/net/ipv6/ip_nonlocal_bind").value_or(0) != 0) return true;
  ifaddrs* all = nullptr;
  if (getifaddrs(&all) != 0) return false;
  bool isLocal = false;
  for (const ifaddrs* each = all; each != nullptr; each = each->ifa_next) {
    if (each->ifa_addr == nullptr || each->ifa_addr->sa_family != AF_INET6) continue;
    const auto* v6 = reinterpret_cast<const sockaddr_in6*>(each->ifa_addr);
    isLocal = isLocal || std::memcmp(&v6->sin6_addr, address.bytes().data(), 16) == 0;
  }
  freeifaddrs(all);
  return isLocal;
}

bool hasCapability(int capability) {
  const std::string status = procFile("/proc/self/status");
  const std::string_view kField = "CapEff:\t";
  const std::size_t at = status.find(kField);
  if (at == std::string::npos) return geteuid() == 0;
  std::uint64_t all = 0;
  const char* const digits = status.data() + at + kField.size();
  std::from_chars(digits, status.data() + status.size(), all, 16);
  return (all >> capability & 1) != 0;
}

/// Rights count only in a network that belongs to this user namespace or to one inside it: the
/// kernel does not tell of namespaces outside.
bool isNetworkOfOurs() {
  const FileDescriptor network(open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC));
  if (!network.isOpen()) return true;
  const FileDescriptor owner(ioctl(network.number(), NS_GET_USERNS));
  return owner.isOpen() || errno != EPERM;
}

}  // namespace

bool isLocalAddress(const Address& address) {
  const Address plain = address.unmapped();
  return plain.family() == Address::Family::V4 ? isLocalV4(plain) : isLocalV6(plain);
}

KernelKnobs kernelKnobs() {
  KernelKnobs knobs;
  timespec tick{};
  // The coarse clocks are as coarse as the kernel's tick.
  if (clock_getres(CLOCK_MONOTONIC_COARSE, &tick) == 0 && tick.tv_nsec > 0) {
    knobs.tick = std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(tick.tv_nsec));
  }
  knobs.finTimeout = std::chrono::seconds(ipv4Knob("tcp_fin_timeout", 60));
  knobs.orphanRetries = int(ipv4Knob("tcp_orphan_retries", 0));
  knobs.firstUnprivileged = std::uint16_t(ipv4Knob("ip_unprivileged_port_start", 1024));
  knobs.ephemeral = ephemeralPorts();
  knobs.v6onlyByDefault = procNumber("/proc/sys/net/ipv6/bindv6only").value_or(0) != 0;
  return knobs;
}

bool mayBindPrivilegedPorts() {
  return hasCapability(CAP_NET_BIND_SERVICE) && isNetworkOfOurs();
}

bool isReservedPort(std::uint16_t port) {
  return listsPort(procFile(std::string(kIpv4) + "ip_local_reserved_ports"), port);
}

std::string systemName() {
  utsname names{};
  uname(&names);
  const std::string release(names.release);
  return std::string(names.sysname) + ' ' + release.substr(0, release.find('-'));
}

bool listsBoundSockets() {
  utsname names{};
  uname(&names);
  int major = 0;
  int minor = 0;
  char dot = '.';
  std::istringstream(names.release) >> major >> dot >> minor;
  return std::pair(major, minor) >= std::pair(6, 8);
}

}  // namespace linger
