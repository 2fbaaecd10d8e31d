#include "app/live/linux/rig/rig_host.h"

#include <fcntl.h>
#include <sched.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "app/live/linux/rig/rig_interface.h"
#include "app/live/linux/rig/rig_routes.h"
#include "app/live/linux/socket_dump.h"

namespace linger {
namespace {

constexpr const char* kOwnNetwork = "/proc/self/ns/net";

bool fail(std::string& problem, const std::string& what) {
  problem = what + ": " + std::strerror(errno);
  return false;
}

/// ENOSPC, "no space left on device", is a limit here.
bool failToUnshare(std::string& problem, const std::string& what) {
  if (errno != ENOSPC) return fail(problem, what);
  problem = what + ": no more are allowed (user.max_net_namespaces, user.max_user_namespaces)";
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

/// Whether the host needs IPv6; without it, the kernel sends nothing by itself.
bool usesV6(const Host& host) {
  const auto isV6 = [](const std::optional<SocketAddress>& end) {
    return end && familyOf(end->address) == AF_INET6;
  };
  const auto isAbout = [&](const Step& step) { return isV6(step.local) || isV6(step.peer); };
  return familyOf(host.address) == AF_INET6 ||
         std::ranges::any_of(host.programs, [&](const Program& program) {
           return std::ranges::any_of(program.setup, isAbout) ||
                  std::ranges::any_of(program.steps, isAbout);
         });
}

/// No host asks for routers or for neighbors.
void keepV6Silent() {
  constexpr const char* kNoAddress = "1";
  for (const char* scope : {"all", "default", RigLink::kName}) {
    const std::string folder = std::string("/proc/sys/net/ipv6/conf/") + scope;
    writeFile(folder + "/addr_gen_mode", kNoAddress);
    writeFile(folder + "/accept_dad", "0");
    writeFile(folder + "/accept_ra", "0");
  }
}

/// The link may bring what comes from addresses that are the host's own, those of the loopback too.
bool takeOwnFromLink(std::string& problem) {
  const std::string link = std::string("conf/") + RigLink::kName + '/';
  return setKnob("conf/all/rp_filter", "0", problem) && setKnob(link + "rp_filter", "0", problem) &&
         setKnob(link + "accept_local", "1", problem) &&
         setKnob(link + "route_localnet", "1", problem);
}

bool connectLink(const Host& host, bool callsItself, std::string& problem) {
  RigInterface loopback("lo", problem);
  RigInterface link(RigLink::kName, problem);
  const bool isUp = loopback.up() && link.setAddress(host.address) && link.up();
  if (!isUp || !link.awaitAddress(host.address)) return false;
  RigRoutes routes(link.index(), problem);
  const std::optional<int>& initialWindow = host.tuning.initialWindow;
  if (!routes.routeAll(host.address, initialWindow)) return false;
  return !callsItself || (takeOwnFromLink(problem) && routes.routeOwn(host.address, initialWindow));
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
  const auto enters = [] { return unshare(CLONE_NEWNET) == 0; };
  const bool isIn = enters() || (errno == EPERM && becomeRoot() && enters());
  if (!isIn) {
    return failToUnshare(problem, "network namespaces need root, or user namespaces");
  }
  // Each host gets a table of connections of its own: the machine's is long to walk through.
  writeFile("/proc/sys/net/ipv4/tcp_child_ehash_entries", "128");
  return true;
}

std::unique_ptr<RigHost> RigHost::boot(const Host& host, bool callsItself, std::string& problem) {
  const FileDescriptor home = openNetwork();
  if (unshare(CLONE_NEWNET) != 0) {
    failToUnshare(problem, "network namespace");
    return nullptr;
  }
  auto booted = std::make_unique<RigHost>();
  const bool isUp = booted->setUp(host, callsItself, home, problem);
  if (setns(home.number(), CLONE_NEWNET) != 0) fail(problem, "setns");
  return isUp ? std::move(booted) : nullptr;
}

bool RigHost::setUp(const Host& host, bool callsItself, const FileDescriptor& home,
                    std::string& problem) {
  network_ = openNetwork();
  link_ = RigLink::open(network_, home, problem);
  if (!link_) return false;
  usesUdp_ = std::ranges::any_of(
      host.programs, [](const Program& program) { return program.transport == Transport::Udp; });
  if (usesV6(host)) {
    keepV6Silent();
  } else {
    writeFile("/proc/sys/net/ipv6/conf/all/disable_ipv6", "1");
  }
  diagnosis_ = std::make_unique<Netlink>(NETLINK_SOCK_DIAG);
  return connectLink(host, callsItself, problem) && tune(host.tuning, problem) &&
         forgetMetrics(problem);
}

std::vector<LiveSocket> RigHost::sockets() {
  std::vector<LiveSocket> all = dumpSockets(*diagnosis_, Transport::Tcp, {}).sockets;
  if (!usesUdp_) return all;
  for (LiveSocket& socket : dumpSockets(*diagnosis_, Transport::Udp, {}).sockets) {
    all.push_back(std::move(socket));
  }
  return all;
}

}  // namespace linger
