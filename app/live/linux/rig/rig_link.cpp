#include "app/live/linux/rig/rig_link.h"

#include <fcntl.h>
#include <linux/if_ether.h>
#include <linux/if_link.h>
#include <linux/if_packet.h>
#include <linux/if_tun.h>
#include <linux/veth.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "app/live/linux/netlink.h"
#include "app/live/linux/rig/rig_interface.h"

namespace linger {
namespace {

/// Every network has a number of its own, and so the rig's end of its link a name.
std::string nameAtRig(const FileDescriptor& host) {
  struct stat about {};
  fstat(host.number(), &about);
  return "to" + std::to_string(about.st_ino);
}

/// A pair of devices: kName in this network, `peer` in that of `rig`. Returns 0, or the errno.
int makePair(const std::string& peer, const FileDescriptor& rig) {
  alignas(nlmsghdr) std::array<char, 1024> buffer{};
  nlmsghdr* const request = mnl_nlmsg_put_header(buffer.data());
  request->nlmsg_type = RTM_NEWLINK;
  request->nlmsg_flags = NLM_F_REQUEST | NLM_F_CREATE | NLM_F_EXCL | NLM_F_ACK;
  mnl_nlmsg_put_extra_header(request, sizeof(ifinfomsg));
  mnl_attr_put_strz(request, IFLA_IFNAME, RigLink::kName);
  nlattr* const info = mnl_attr_nest_start(request, IFLA_LINKINFO);
  mnl_attr_put_strz(request, IFLA_INFO_KIND, "veth");
  nlattr* const data = mnl_attr_nest_start(request, IFLA_INFO_DATA);
  nlattr* const other = mnl_attr_nest_start(request, VETH_INFO_PEER);
  mnl_nlmsg_put_extra_header(request, sizeof(ifinfomsg));
  mnl_attr_put_strz(request, IFLA_IFNAME, peer.c_str());
  mnl_attr_put_u32(request, IFLA_NET_NS_FD, std::uint32_t(rig.number()));
  mnl_attr_nest_end(request, other);
  mnl_attr_nest_end(request, data);
  mnl_attr_nest_end(request, info);
  return Netlink(NETLINK_ROUTE).ask(request, [](const nlmsghdr*) {});
}

/// A packet socket that hears what arrives on an interface of this network.
FileDescriptor packetSocketOn(int interface) {
  FileDescriptor socket(::socket(AF_PACKET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  const int on = 1;
  setsockopt(socket.number(), SOL_PACKET, PACKET_IGNORE_OUTGOING, &on, sizeof(on));
  sockaddr_ll address{};
  address.sll_family = AF_PACKET;
  address.sll_protocol = htons(ETH_P_ALL);
  address.sll_ifindex = interface;
  const bool isBound =
      bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  return isBound ? std::move(socket) : FileDescriptor();
}

}  // namespace

std::optional<RigLink> RigLink::open(const FileDescriptor& host, const FileDescriptor& rig,
                                     std::string& problem) {
  std::string withoutTun;
  if (auto link = openTun(withoutTun)) return link;
  if (auto link = openPair(host, rig, problem)) return link;
  problem = withoutTun + "; veth: " + problem;
  return std::nullopt;
}

std::optional<RigLink> RigLink::openTun(std::string& problem) {
  FileDescriptor file(::open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC));
  ifreq request{};
  std::strncpy(request.ifr_name, kName, IFNAMSIZ - 1);
  request.ifr_flags = IFF_TUN | IFF_NO_PI;
  if (file.isOpen() && ioctl(file.number(), TUNSETIFF, &request) == 0) {
    return RigLink(std::move(file));
  }
  problem = std::string("/dev/net/tun: ") + std::strerror(errno);
  return std::nullopt;
}

std::optional<RigLink> RigLink::openPair(const FileDescriptor& host, const FileDescriptor& rig,
                                         std::string& problem) {
  const std::string peer = nameAtRig(host);
  if (const int error = makePair(peer, rig); error != 0) {
    problem = std::strerror(error);
    return std::nullopt;
  }
  RigInterface own(kName, problem);
  if (!own.doNotResolve() || !own.completeChecksums()) return std::nullopt;
  const auto hardwareAddress = own.hardwareAddress();
  if (setns(rig.number(), CLONE_NEWNET) != 0) {
    problem = std::strerror(errno);
    return std::nullopt;
  }
  RigInterface other(peer.c_str(), problem);
  const bool isUp = other.up();
  const int interface = other.index();
  FileDescriptor file = isUp ? packetSocketOn(interface) : FileDescriptor();
  if (isUp && !file.isOpen()) problem = std::string("packet socket: ") + std::strerror(errno);
  if (setns(host.number(), CLONE_NEWNET) != 0 || !file.isOpen()) return std::nullopt;
  RigLink link(std::move(file));
  link.hardwareAddress_ = hardwareAddress;
  link.interface_ = interface;
  return link;
}

bool RigLink::send(std::span<const std::uint8_t> packet) const {
  if (!hardwareAddress_) {
    return write(file_.number(), packet.data(), packet.size()) == ssize_t(packet.size());
  }
  const bool isV6 = !packet.empty() && packet[0] >> 4 == 6;
  sockaddr_ll to{};
  to.sll_family = AF_PACKET;
  to.sll_protocol = htons(isV6 ? ETH_P_IPV6 : ETH_P_IP);
  to.sll_ifindex = interface_;
  to.sll_halen = ETH_ALEN;
  std::ranges::copy(*hardwareAddress_, to.sll_addr);
  return sendto(file_.number(), packet.data(), packet.size(), 0,
                reinterpret_cast<const sockaddr*>(&to), sizeof(to)) == ssize_t(packet.size());
}

}  // namespace linger
