#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "app/live/port_reading.h"
#include "app/live/remaining_time.h"

namespace linger {

/// All that was read about the ports from which this machine can call one destination.
struct CallerReading {
  std::string system;
  Transport transport = Transport::Tcp;
  SocketAddress remote;
  Address local;  ///< From which this machine would call.
  KernelKnobs knobs;
  std::vector<std::uint16_t> reserved;  ///< Those in the range that the system does not choose.
  TimeWaitReuse reuse = TimeWaitReuse::LoopbackOnly;  ///< net.ipv4.tcp_tw_reuse
  Duration reuseDelay = 1s;       ///< net.ipv4.tcp_tw_reuse_delay, which older kernels fix.
  bool timestamps = true;         ///< net.ipv4.tcp_timestamps
  std::vector<LiveSocket> calls;  ///< Connections to the destination.
  std::vector<LiveSocket> bound;  ///< Sockets that hold a port and have no peer.
};

/// How many ports are left for calls to a destination, and what uses the others.
struct CallerAnswer {
  int range = 0;                          ///< Ports that the system may choose from at all.
  int reserved = 0;                       ///< Of those, kept by the administrator.
  int bound = 0;                          ///< Of those, held by a socket without a peer.
  std::map<std::string_view, int> calls;  ///< Of those, in use towards the destination, by state.
  int reusable = 0;  ///< Of these, in TIME-WAIT and such that the kernel takes them over.
  int left = 0;      ///< What connect() may choose from now.
  /// When the next one comes free; nothing where only a program can free one, or all are free.
  std::optional<TimeRange> nextIn;
};

CallerAnswer answerOf(const CallerReading& reading);

}  // namespace linger
