#pragma once

#include <cstdint>
#include <vector>

#include "model/net/address.h"
#include "model/tcp/sim_time.h"

namespace linger {

/// How arrivals are spaced.
enum class Spacing : std::uint8_t {
  Even,    ///< All as far apart.
  Random,  ///< As independent callers arrive: exponential gaps, from the scenario's seed.
};

/// Who ends each connection of a load.
enum class LoadCloser : std::uint8_t {
  Client,  ///< The caller closes, then the server follows.
  Server,  ///< The server closes, then the caller follows.
  Reset,   ///< The caller resets it: SO_LINGER{1,0} and close().
};

/// What one request and one answer of a load carry, in bytes: one segment each.
inline constexpr std::uint32_t kRequestBytes = 200;
inline constexpr std::uint32_t kAnswerBytes = 1000;

/// Callers that arrive at a program: for each of them it is started afresh, makes one connection,
/// asks, and ends it.
struct Arrivals {
  double rate = 0;                  ///< A second; more than 0.
  Spacing spacing = Spacing::Even;  ///< The first arrives when the program starts.
  Duration length{};                ///< For so long.
  int atMost = 0;                   ///< At once; who comes then waits. 0: no limit.
  std::vector<SocketAddress> to;    ///< Called in turn.
  std::vector<Address> from;        ///< Bound in turn; empty: connect() chooses the address.
  bool portAtConnect = false;       ///< IP_BIND_ADDRESS_NO_PORT: bind() takes no port.
  int requests = 1;                 ///< Asked and answered on each connection.
  Duration think{};                 ///< After each answer; without requests, before the end.
  LoadCloser closer = LoadCloser::Client;

  bool operator==(const Arrivals&) const = default;
};

}  // namespace linger
