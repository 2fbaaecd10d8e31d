#include "app/live/linux/rig/rig_host.h"

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/route.h>
#include <sched.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "app/live/linux/socket_dump.h"

namespace linger {
namespace {

constexpr const char* kLinkName = "link0";
constexpr const char* kOwnNetwork = "/proc/self/ns/net";

bool fail(std::string& problem, const std::string& what) {
  problem = what + ": " + std::strerror(errno);
  return false;
}

bool writeFile(const std::string& path, const std::string& text) {
  const FileDescriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
  return file.isOpen() && write(file.number(), text.data(), text.size()) == ssize_t(text.size());
}

bool setKnob(const std::string& name, const std::string& value, std::string& problem) {
  if (writeFile("/proc/sys/net/ipv4/" + name, value)) return true;
  return fail(problem, "net.ipv4." + name);
}

FileDescriptor openNetwork() {
  return FileDescriptor(open(kOwnNetwork, O_RDONLY | O_CLOEXEC));
}

FileDescriptor openLink(std::string& problem) {
  FileDescriptor link(open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC));
  ifreq request{};
  std::strncpy(request.ifr_name, kLinkName, IFNAMSIZ - 1);
  request.ifr_flags = IFF_TUN | IFF_NO_PI;
  if (link.isOpen() && ioctl(link.number(), TUNSETIFF, &request) == 0) return link;
  fail(problem, "/dev/net/tun");
  return FileDescriptor();
}

/// Changes an interface as ifconfig(8) would.
class Interface {
 public:
  Interface(const char* name, std::string& problem)
      : problem_(problem), socket_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
    std::strncpy(request_.ifr_name, name, IFNAMSIZ - 1);
  }

  bool setAddress(unsigned long what, const Address& address) {
    const SocketAddressOctets octets({address, 0});
    std::memcpy(&request_.ifr_addr, octets.get(), sizeof(sockaddr_in));
    return control(what, &request_);
  }

  bool up() {
    if (!control(SIOCGIFFLAGS, &request_)) return false;
    request_.ifr_flags = short(request_.ifr_flags | IFF_UP);
    return control(SIOCSIFFLAGS, &request_);
  }

  /// Everything that is not local leaves through it.
  bool routeAll() {
    rtentry route{};
    for (sockaddr* each : {&route.rt_dst, &route.rt_genmask, &route.rt_gateway}) {
      each->sa_family = AF_INET;
    }
    route.rt_flags = RTF_UP;
    route.rt_dev = request_.ifr_name;
    return control(SIOCADDRT, &route);
  }

 private:
  bool control(unsigned long what, void* argument) {
    if (ioctl(socket_.number(), what, argument) == 0) return true;
    return fail(problem_, std::string("interface ") + request_.ifr_name);
  }

  std::string& problem_;
  FileDescriptor socket_;
  ifreq request_{};
};

bool connectLink(const Address& address, std::string& problem) {
  Interface loopback("lo", problem);
  Interface link(kLinkName, problem);
  return loopback.up() && link.setAddress(SIOCSIFADDR, address) &&
         link.setAddress(SIOCSIFNETMASK, *Address::parse("255.255.255.255")) && link.up() &&
         link.routeAll();
}

std::string secondsOf(Duration duration) {
  return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(duration).count());
}

bool tune(const HostTuning& tuning, std::string& problem) {
  const auto set = [&](const char* name, const auto& value) {
    return !value || setKnob(name, std::to_string(int(*value)), problem);
  };
  const auto setTime = [&](const char* name, const std::optional<Duration>& value) {
    return !value || setKnob(name, secondsOf(*value), problem);
  };
  const bool hasPorts = !tuning.ports || setKnob("ip_local_port_range",
                                                 std::to_string(tuning.ports->first) + ' ' +
                                                     std::to_string(tuning.ports->last),
                                                 problem);
  std::string reserved;
  for (const PortRange& range : tuning.reservedPorts) {
    if (!reserved.empty()) reserved += ',';
    reserved += std::to_string(range.first) + '-' + std::to_string(range.last);
  }
  const bool hasReserved =
      reserved.empty() || setKnob("ip_local_reserved_ports", reserved, problem);
  return hasPorts && hasReserved && set("ip_unprivileged_port_start", tuning.unprivilegedPort) &&
         setTime("tcp_fin_timeout", tuning.finTimeout) &&
         setTime("tcp_keepalive_time", tuning.keepAliveTime) &&
         setTime("tcp_keepalive_intvl", tuning.keepAliveInterval) &&
         set("tcp_keepalive_probes", tuning.keepAliveProbes) &&
         set("tcp_retries2", tuning.retries) && set("tcp_syn_retries", tuning.synRetries) &&
         set("tcp_abort_on_overflow", tuning.abortOnOverflow) &&
         set("tcp_rfc1337", tuning.rfc1337) && set("tcp_tw_reuse", tuning.twReuse) &&
         set("tcp_max_tw_buckets", tuning.maxTimeWait) &&
         set("tcp_orphan_retries", tuning.orphanRetries) &&
         set("tcp_timestamps", tuning.timestamps) && set("tcp_sack", tuning.sack);
}

/// What a connection learned must not reach the next one: a scene begins afresh.
bool forgetMetrics(std::string& problem) {
  return setKnob("tcp_no_metrics_save", "1", problem);
}

bool becomeRoot() {
  const uid_t user = geteuid();
  const gid_t group = getegid();
  if (unshare(CLONE_NEWUSER) != 0) return false;
  return writeFile("/proc/self/setgroups", "deny") &&
         writeFile("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") &&
         writeFile("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
}

}  // namespace

bool enterRig(std::string& problem) {
  if (unshare(CLONE_NEWNET) != 0 && (!becomeRoot() || unshare(CLONE_NEWNET) != 0)) {
    return fail(problem, "network namespaces need root, or user namespaces");
  }
  // Each host gets a table of connections of its own: the machine's is long to walk through.
  writeFile("/proc/sys/net/ipv4/tcp_child_ehash_entries", "128");
  return true;
}

std::unique_ptr<RigHost> RigHost::boot(const Host& host, std::string& problem) {
  const FileDescriptor home = openNetwork();
  if (unshare(CLONE_NEWNET) != 0) {
    fail(problem, "network namespace");
    return nullptr;
  }
  auto booted = std::make_unique<RigHost>();
  const bool isUp = booted->setUp(host, problem);
  if (setns(home.number(), CLONE_NEWNET) != 0) fail(problem, "setns");
  return isUp ? std::move(booted) : nullptr;
}

bool RigHost::setUp(const Host& host, std::string& problem) {
  network_ = openNetwork();
  link_ = openLink(problem);
  if (!link_.isOpen()) return false;
  writeFile("/proc/sys/net/ipv6/conf/all/disable_ipv6", "1");
  diagnosis_ = std::make_unique<Netlink>(NETLINK_SOCK_DIAG);
  return connectLink(host.address, problem) && tune(host.tuning, problem) && forgetMetrics(problem);
}

std::vector<LiveSocket> RigHost::sockets() {
  return dumpSockets(*diagnosis_, Transport::Tcp, {}).sockets;
}

}  // namespace linger
