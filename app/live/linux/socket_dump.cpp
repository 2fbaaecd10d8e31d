#include "app/live/linux/socket_dump.h"

#include <linux/tcp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <functional>
#include <optional>
#include <queue>

#include "app/live/linux/netlink.h"

namespace linger {
namespace {

enum KernelState : std::uint8_t {  // include/net/tcp_states.h
  kEstablished = 1,
  kSynSent,
  kSynReceived,
  kFinWait1,
  kFinWait2,
  kTimeWait,
  kClose,
  kCloseWait,
  kLastAck,
  kListen,
  kClosing,
  kNewSynReceived,
  kBoundInactive,
};

constexpr std::uint32_t kAllStates = ~std::uint32_t(0);

std::uint32_t statesOf(const SocketFilter& filter) {
  if (filter.listenersOnly) return 1u << kListen;
  if (filter.boundOnly) return 1u << kListen | 1u << kClose | 1u << kBoundInactive;
  return kAllStates;
}

State stateFrom(std::uint8_t state) {
  switch (state) {
    case kEstablished: return State::Established;
    case kSynSent: return State::SynSent;
    case kSynReceived:
    case kNewSynReceived: return State::SynReceived;
    case kFinWait1: return State::FinWait1;
    case kFinWait2: return State::FinWait2;
    case kTimeWait: return State::TimeWait;
    case kCloseWait: return State::CloseWait;
    case kLastAck: return State::LastAck;
    case kListen: return State::Listen;
    case kClosing: return State::Closing;
    default: return State::Closed;
  }
}

KernelTimer timerFrom(std::uint8_t timer) {
  constexpr std::array kTimers{KernelTimer::None, KernelTimer::Retransmission,
                               KernelTimer::KeepAlive, KernelTimer::TimeWait,
                               KernelTimer::WindowProbe};
  return timer < kTimers.size() ? kTimers[timer] : KernelTimer::None;
}

/// Addresses come in long runs of the same one, and the model reads them as text.
class AddressReader {
 public:
  const Address& read(int family, const std::uint32_t (&bytes)[4]) {
    const std::size_t size = family == AF_INET ? 4 : 16;
    if (family == family_ && std::memcmp(bytes, bytes_.data(), size) == 0) return address_;
    family_ = family;
    std::memcpy(bytes_.data(), bytes, size);
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(family, bytes, text.data(), text.size());
    address_ = Address::parse(text.data()).value_or(Address());
    return address_;
  }

 private:
  int family_ = 0;
  std::array<std::uint8_t, 16> bytes_{};
  Address address_;
};

/// Chooses which time-wait records are kept where there are thousands: of each kind those that
/// last longest. A record that is not is never turned into a socket.
class LongestRecords {
 public:
  explicit LongestRecords(std::size_t most) : most_(most) {}

  /// The index of the socket whose place the record takes, `next` for a place of its own; nothing
  /// where it is left out.
  std::optional<std::size_t> placeFor(const inet_diag_msg& diag, std::size_t next) {
    const bool isRecord =
        diag.idiag_inode == 0 && timerFrom(diag.idiag_timer) == KernelTimer::TimeWait;
    if (most_ == 0 || !isRecord) return next;
    Kind& kind = kindOf(diag);
    if (kind.kept.size() < most_) {
      kind.kept.push({diag.idiag_expires, next});
      return next;
    }
    ++kind.leftOut;
    const auto [shortest, place] = kind.kept.top();
    if (diag.idiag_expires <= shortest) return std::nullopt;
    kind.kept.pop();
    kind.kept.push({diag.idiag_expires, place});
    return place;
  }

  void countInto(std::vector<LiveSocket>& sockets) const {
    for (const Kind& kind : kinds_) sockets[kind.kept.top().second].leftOut = kind.leftOut;
  }

 private:
  using Kept = std::pair<std::uint32_t, std::size_t>;  // Milliseconds left, place.

  struct Kind {
    std::uint8_t state;
    std::uint8_t family;
    std::array<std::uint32_t, 4> local;
    std::priority_queue<Kept, std::vector<Kept>, std::greater<>> kept;
    std::size_t leftOut = 0;
  };

  Kind& kindOf(const inet_diag_msg& diag) {
    const std::array local = std::to_array(diag.id.idiag_src);
    const auto isIt = [&](const Kind& kind) {
      return kind.state == diag.idiag_state && kind.family == diag.idiag_family &&
             kind.local == local;
    };
    const auto found = std::ranges::find_if(kinds_, isIt);
    if (found != kinds_.end()) return *found;
    return kinds_.emplace_back(Kind{diag.idiag_state, diag.idiag_family, local, {}, 0});
  }

  std::size_t most_;
  std::vector<Kind> kinds_;
};

/// Turns the messages of one dump into sockets.
class DumpReader {
 public:
  DumpReader(Transport transport, const SocketFilter& filter, std::vector<LiveSocket>& sockets)
      : transport_(transport), filter_(filter), sockets_(sockets), longest_(filter.mostAlike) {}

  void take(const nlmsghdr* message) {
    if (mnl_nlmsg_get_payload_len(message) < sizeof(inet_diag_msg)) return;
    const auto* diag = static_cast<const inet_diag_msg*>(mnl_nlmsg_get_payload(message));
    if (!isWanted(*diag)) return;
    const auto place = longest_.placeFor(*diag, sockets_.size());
    if (!place) return;
    if (*place == sockets_.size()) sockets_.emplace_back();
    LiveSocket& socket = sockets_[*place];
    socket = {};
    socket.facts.id.value = int(*place) + 1;
    readState(*diag, socket);
    readAddresses(*diag, socket);
    mnl_attr_parse(message, sizeof(inet_diag_msg), readAttribute, &socket);
  }

  /// To be called once all messages have been taken.
  void end() { longest_.countInto(sockets_); }

 private:
  /// The kernel tells of sockets that are bound and not listening whatever the ports asked for.
  bool isWanted(const inet_diag_msg& diag) const {
    const auto fits = [](std::uint16_t wanted, std::uint16_t port) {
      return wanted == 0 || wanted == ntohs(port);
    };
    return fits(filter_.localPort, diag.id.idiag_sport) &&
           fits(filter_.remotePort, diag.id.idiag_dport);
  }

  void readState(const inet_diag_msg& diag, LiveSocket& socket) const {
    SocketFacts& facts = socket.facts;
    facts.transport = transport_;
    facts.state = transport_ == Transport::Tcp ? stateFrom(diag.idiag_state) : State::Closed;
    facts.bound = true;
    facts.uid = diag.idiag_uid;
    socket.inode = diag.idiag_inode;
    socket.timer = timerFrom(diag.idiag_timer);
    socket.left = std::chrono::milliseconds(diag.idiag_expires);
    socket.retransmissions = diag.idiag_retrans;
    facts.timeWaitRecord = socket.timer == KernelTimer::TimeWait;
    const bool isWaiting = facts.state == State::SynReceived || facts.state == State::Established ||
                           facts.state == State::CloseWait;
    facts.accepted = socket.inode != 0 || !isWaiting;
  }

  void readAddresses(const inet_diag_msg& diag, LiveSocket& socket) {
    const int family = diag.idiag_family;
    socket.facts.local = {locals_.read(family, diag.id.idiag_src), ntohs(diag.id.idiag_sport)};
    if (diag.id.idiag_dport != 0) {
      socket.facts.remote =
          SocketAddress{remotes_.read(family, diag.id.idiag_dst), ntohs(diag.id.idiag_dport)};
    }
    const bool isV6 = family == AF_INET6 && !socket.facts.local.address.isV4Mapped();
    socket.v6onlyKnown = !isV6;
  }

  static int readAttribute(const nlattr* attribute, void* into) {
    auto& socket = *static_cast<LiveSocket*>(into);
    const std::uint16_t type = mnl_attr_get_type(attribute);
    const std::size_t size = mnl_attr_get_payload_len(attribute);
    if (type == INET_DIAG_SKV6ONLY && size >= 1) {
      socket.facts.v6only = mnl_attr_get_u8(attribute) != 0;
      socket.v6onlyKnown = true;
    } else if (type == INET_DIAG_INFO && size > 0) {
      tcp_info info{};
      std::memcpy(&info, mnl_attr_get_payload(attribute), std::min(size, sizeof(info)));
      socket.timeout = std::chrono::microseconds(info.tcpi_rto);
      socket.retransmissions = info.tcpi_retransmits;
    }
    return MNL_CB_OK;
  }

  Transport transport_;
  const SocketFilter& filter_;
  std::vector<LiveSocket>& sockets_;
  AddressReader locals_;
  AddressReader remotes_;
  LongestRecords longest_;
};

/// The older request of sock_diag: it tells of both address families, so that the kernel walks
/// through its table of connections once only.
int dumpTcp(Netlink& netlink, const SocketFilter& filter, DumpReader& reader) {
  alignas(nlmsghdr) std::array<char, 256> buffer{};
  nlmsghdr* request = mnl_nlmsg_put_header(buffer.data());
  request->nlmsg_type = TCPDIAG_GETSOCK;
  request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
  auto* diag =
      static_cast<inet_diag_req*>(mnl_nlmsg_put_extra_header(request, sizeof(inet_diag_req)));
  diag->idiag_family = AF_INET;
  diag->idiag_states = statesOf(filter);
  diag->id.idiag_sport = htons(filter.localPort);
  diag->id.idiag_dport = htons(filter.remotePort);
  if (filter.withTimeouts) diag->idiag_ext = 1 << (INET_DIAG_INFO - 1);
  return netlink.ask(request, [&reader](const nlmsghdr* message) { reader.take(message); });
}

int dumpFamily(Netlink& netlink, std::uint8_t family, const SocketFilter& filter,
               Transport transport, DumpReader& reader) {
  alignas(nlmsghdr) std::array<char, 256> buffer{};
  nlmsghdr* request = mnl_nlmsg_put_header(buffer.data());
  request->nlmsg_type = SOCK_DIAG_BY_FAMILY;
  request->nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
  auto* diag =
      static_cast<inet_diag_req_v2*>(mnl_nlmsg_put_extra_header(request, sizeof(inet_diag_req_v2)));
  diag->sdiag_family = family;
  diag->sdiag_protocol = transport == Transport::Tcp ? IPPROTO_TCP : IPPROTO_UDP;
  diag->idiag_states = statesOf(filter);
  diag->id.idiag_sport = htons(filter.localPort);
  diag->id.idiag_dport = htons(filter.remotePort);
  if (filter.withTimeouts) diag->idiag_ext = 1 << (INET_DIAG_INFO - 1);
  return netlink.ask(request, [&reader](const nlmsghdr* message) { reader.take(message); });
}

}  // namespace

SocketDump dumpSockets(Transport transport, const SocketFilter& filter) {
  Netlink netlink(NETLINK_SOCK_DIAG);
  return dumpSockets(netlink, transport, filter);
}

SocketDump dumpSockets(Netlink& netlink, Transport transport, const SocketFilter& filter) {
  SocketDump dump;
  DumpReader reader(transport, filter, dump.sockets);
  if (transport == Transport::Tcp && dumpTcp(netlink, filter, reader) == 0) {
    reader.end();
    return dump;
  }
  dump.sockets.clear();
  DumpReader again(transport, filter, dump.sockets);
  dump.error = dumpFamily(netlink, AF_INET, filter, transport, again);
  if (dump.error != 0) return dump;
  const int v6 = dumpFamily(netlink, AF_INET6, filter, transport, again);
  if (v6 != ENOENT) dump.error = v6;  // ENOENT: a kernel without IPv6.
  again.end();
  return dump;
}

}  // namespace linger
