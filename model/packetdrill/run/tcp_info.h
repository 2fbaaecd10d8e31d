#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/tcp/endpoint.h"

namespace linger::packetdrill {

/// What a script's code can ask of the socket under test.
struct TcpInfo {
  const Endpoint* endpoint = nullptr;  ///< Null: the connection is gone.
  Duration sinceData{};                ///< Since data last came from the peer.
};

/// A field of Linux's struct tcp_info ("tcpi_options"), or a constant that is compared with one
/// ("TCPI_OPT_SACK"); none where it is not known, or belongs to what is not simulated.
std::optional<std::int64_t> valueOf(std::string_view name, const TcpInfo& info);

/// What a script depends on that asks for `name`, which has no value: "congestion control
/// (tcpi_snd_cwnd)", "tcp_info's tcpi_rcv_rtt".
std::string dependencyOn(std::string_view name);

}  // namespace linger::packetdrill
