#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/live/live_socket.h"
#include "model/systems/os_profile.h"
#include "model/systems/verdict.h"

namespace linger {

/// "Would a server get this port?"
struct PortQuery {
  Transport transport = Transport::Tcp;
  SocketAddress local;
};

/// The sets of options that a server may bind with, in the order in which they are told.
inline constexpr std::array<ReuseOptions, 4> kAskedOptions{ReuseOptions{},
                                                           {.reuseAddr = true},
                                                           {.reusePort = true},
                                                           {.reuseAddr = true, .reusePort = true}};

/// What the kernel answered to a real bind() and listen().
struct KernelAnswer {
  std::string result = "OK";     ///< Or the errno's name: "EADDRINUSE".
  std::string message;           ///< Its words: "Address already in use".
  std::optional<Call> failedAt;  ///< Bind or Listen; none where it worked.

  bool works() const { return result == "OK"; }
  bool operator==(const KernelAnswer&) const = default;
};

/// What the kernel is set to, as far as it decides about ports and how long they stay taken.
struct KernelKnobs {
  Duration tick = 4ms;                     ///< 1 / CONFIG_HZ.
  Duration finTimeout = 60s;               ///< net.ipv4.tcp_fin_timeout
  int orphanRetries = 0;                   ///< net.ipv4.tcp_orphan_retries
  PortRange ephemeral{32768, 60999};       ///< net.ipv4.ip_local_port_range
  std::uint16_t firstUnprivileged = 1024;  ///< net.ipv4.ip_unprivileged_port_start
  bool v6onlyByDefault = false;            ///< net.ipv6.bindv6only
};

/// All that was read about one port of this machine.
struct PortReading {
  PortQuery query;
  std::string system;     ///< "Linux 6.18.44"
  std::uint32_t uid = 0;  ///< Whose server would ask: this user's.
  KernelKnobs knobs;
  bool addressIsLocal = true;       ///< bind() accepts the address here.
  bool mayBindPrivileged = true;    ///< This user may bind ports below the first unprivileged.
  bool isReserved = false;          ///< One of net.ipv4.ip_local_reserved_ports.
  bool listsBoundSockets = true;    ///< The kernel can tell sockets that are bound only (6.8).
  std::vector<LiveSocket> sockets;  ///< Those on the port, of the transport.
  std::array<KernelAnswer, kAskedOptions.size()> answers;  ///< To kAskedOptions.
  int otherTransport = 0;  ///< Sockets on the same number of the other transport.
};

}  // namespace linger
