#include "model/packetdrill/run/tcp_info.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/packetdrill/run/state_name.h"

namespace linger::packetdrill {
namespace {

/// Bits of tcpi_options (include/uapi/linux/tcp.h).
enum OptionBit : std::uint8_t { kTimestamps = 1, kSack = 2, kWindowScale = 4 };

constexpr std::pair<std::string_view, std::int64_t> kConstants[] = {
    {"TCPI_OPT_TIMESTAMPS", kTimestamps},
    {"TCPI_OPT_SACK", kSack},
    {"TCPI_OPT_WSCALE", kWindowScale},
    {"TCPI_OPT_ECN", 8},
    {"TCPI_OPT_ECN_SEEN", 16},
    {"TCPI_OPT_SYN_DATA", 32},
};

/// How Linux numbers the states (include/net/tcp_states.h).
constexpr std::int64_t numberOf(State state) {
  switch (state) {
    case State::Established: return 1;
    case State::SynSent: return 2;
    case State::SynReceived: return 3;
    case State::FinWait1: return 4;
    case State::FinWait2: return 5;
    case State::TimeWait: return 6;
    case State::Closed: return 7;
    case State::CloseWait: return 8;
    case State::LastAck: return 9;
    case State::Listen: return 10;
    case State::Closing: return 11;
  }
  return 0;
}

std::int64_t stateOf(const TcpInfo& info) {
  return numberOf(info.endpoint ? info.endpoint->state() : State::Closed);
}

std::int64_t optionsOf(const TcpInfo& info) {
  if (!info.endpoint) return 0;
  const Tcb& tcb = info.endpoint->tcb();
  return (tcb.timestampsOn ? kTimestamps : 0) | (tcb.sackOn ? kSack : 0) |
         (tcb.scalesWindow ? kWindowScale : 0);
}

std::int64_t segmentSizeOf(const TcpInfo& info) {
  return info.endpoint ? info.endpoint->tcb().effSndMss() : 0;
}

std::int64_t advertisedSizeOf(const TcpInfo& info) {
  return info.endpoint ? info.endpoint->settings().mss : 0;
}

std::int64_t sendScaleOf(const TcpInfo& info) {
  return info.endpoint ? info.endpoint->tcb().sndScale : 0;
}

std::int64_t receiveScaleOf(const TcpInfo& info) {
  return info.endpoint ? info.endpoint->tcb().rcvScale : 0;
}

/// The peer's FIN counts as a byte (Linux tcp_rcv_nxt_update()).
std::int64_t bytesReceivedOf(const TcpInfo& info) {
  if (!info.endpoint) return 0;
  const Tcb& tcb = info.endpoint->tcb();
  return std::max(tcb.rcvNxt - tcb.irs - 1, 0);
}

std::int64_t notSentOf(const TcpInfo& info) {
  if (!info.endpoint) return 0;
  const Tcb& tcb = info.endpoint->tcb();
  return std::max(tcb.sndEnd - tcb.sndNxt, 0);
}

std::int64_t sinceDataOf(const TcpInfo& info) {
  return microseconds(info.sinceData) / 1000;
}

constexpr std::pair<std::string_view, std::int64_t (*)(const TcpInfo&)> kFields[] = {
    {"tcpi_state", stateOf},
    {"tcpi_options", optionsOf},
    {"tcpi_snd_mss", segmentSizeOf},
    {"tcpi_advmss", advertisedSizeOf},
    {"tcpi_snd_wscale", sendScaleOf},
    {"tcpi_rcv_wscale", receiveScaleOf},
    {"tcpi_bytes_received", bytesReceivedOf},
    {"tcpi_notsent_bytes", notSentOf},
    {"tcpi_last_data_recv", sinceDataOf},
};

/// Fields of what decides how much may be sent, and what is sent again.
constexpr std::array<std::string_view, 16> kCongestion{
    "tcpi_snd_cwnd",      "tcpi_snd_ssthresh", "tcpi_ca_state",    "tcpi_reordering",
    "tcpi_unacked",       "tcpi_sacked",       "tcpi_lost",        "tcpi_retrans",
    "tcpi_total_retrans", "tcpi_fackets",      "tcpi_pacing_rate", "tcpi_delivery_rate",
    "tcpi_delivered",     "tcpi_reord_seen",   "tcpi_bytes_acked", "tcpi_bytes_retrans"};

}  // namespace

std::optional<std::int64_t> valueOf(std::string_view name, const TcpInfo& info) {
  for (const auto& [known, value] : kConstants) {
    if (known == name) return value;
  }
  for (const auto& [known, read] : kFields) {
    if (known == name) return read(info);
  }
  const bool isState = name.starts_with("TCP_") || name.starts_with("TCPI_");
  const std::optional<State> state = isState ? stateCalled(name) : std::nullopt;
  return state ? std::optional(numberOf(*state)) : std::nullopt;
}

std::string dependencyOn(std::string_view name) {
  const std::string text(name);
  if (std::ranges::find(kCongestion, name) != kCongestion.end() || name.starts_with("TCP_CA_")) {
    return "congestion control (" + text + ")";
  }
  if (name.find("ecn") != std::string_view::npos || name.starts_with("tcpi_delivered_e")) {
    return "ECN (" + text + ")";
  }
  if (name.starts_with("tcpi_sndbuf")) return "size of the send buffer (" + text + ")";
  if (name.starts_with("tcpi_")) return "tcp_info's " + text;
  if (name.starts_with("SK_MEMINFO_")) return "socket memory (" + text + ")";
  return text.find(' ') == std::string::npos ? "code that asks for " + text : text;
}

}  // namespace linger::packetdrill
