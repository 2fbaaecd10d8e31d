#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/host/free_ports.h"
#include "model/sim/scenario.h"
#include "model/systems/verdict.h"
#include "model/tcp/state.h"
#include "model/trace/trace.h"

namespace linger {

/// Ports of the range that connect() or bind(0) chooses from.
struct PortUse {
  std::uint32_t inUse = 0;  ///< Not to be had.
  std::uint32_t left = 0;

  bool operator==(const PortUse&) const = default;
};

/// Calls that failed alike.
struct FailedCalls {
  Call call = Call::Connect;
  Errno error = Errno::Ok;
  std::uint64_t count = 0;

  bool operator==(const FailedCalls&) const = default;
};

inline constexpr std::size_t kStates = kAllStates.size();
inline constexpr std::size_t kCalls = static_cast<std::size_t>(Call::Wait) + 1;

/// One host at the end of an interval, and what it did in it.
struct HostSample {
  std::array<std::uint32_t, kStates> sockets{};    ///< By State.
  std::array<std::int64_t, kStates> socketTime{};  ///< In the interval, socket-microseconds.
  std::uint32_t records = 0;                  ///< Of the sockets: only a timewait record is left.
  std::uint32_t halfOpen = 0;                 ///< Only a request that waits for the handshake.
  std::vector<PortUse> towards;               ///< For connect(), by FleetHost::routes.
  std::vector<PortUse> binding;               ///< For bind(), by FleetHost::sources.
  std::array<std::uint64_t, kCalls> calls{};  ///< That returned, by Call.
  std::vector<FailedCalls> failed;            ///< Of them.
  std::uint64_t reused = 0;                   ///< TIME-WAITs that a connect() took over,
  std::uint64_t reopened = 0;                 ///< and that a SYN opened again.
  std::uint64_t overflowed = 0;               ///< That the full table had no room for.

  std::uint32_t of(State state) const { return sockets[static_cast<std::size_t>(state)]; }

  bool operator==(const HostSample&) const = default;
};

/// The whole run at the end of an interval, and what its callers did in it.
struct FleetSample {
  SimTime at;
  std::vector<HostSample> hosts;
  std::uint64_t come = 0;                  ///< Callers that arrived,
  std::uint64_t started = 0;               ///< were let in,
  std::uint64_t completed = 0;             ///< ended as they should,
  std::uint64_t failed = 0;                ///< or by a call that failed.
  std::uint64_t waiting = 0;               ///< At the end: to be let in,
  std::uint64_t running = 0;               ///< and under way.
  std::optional<std::size_t> firstFailed;  ///< The first caller that failed in it.

  bool operator==(const FleetSample&) const = default;
};

/// From where to where a host's loads call.
struct Route {
  Address from;
  SocketAddress to;

  bool operator==(const Route&) const = default;
};

struct FleetHost {
  std::string name;
  OsId os = OsId::Linux;
  PortRange ports{1, 1};
  Duration timeWait{};  ///< Of its connections to the first route, or from the first caller.
  std::vector<Route> routes;
  std::vector<Address> sources;  ///< Of the routes, each once.
  bool binds = false;            ///< Its callers bind() without IP_BIND_ADDRESS_NO_PORT.

  bool operator==(const FleetHost&) const = default;
};

/// A caller that failed.
struct FailedCaller {
  std::size_t caller = 0;
  SimTime at;
  Call call = Call::Connect;
  Errno error = Errno::Ok;

  bool operator==(const FailedCaller&) const = default;
};

enum class FleetCut : std::uint8_t {
  Sockets,  ///< More of them at once than FleetLimits::sockets.
  Samples,  ///< More than FleetLimits::samples.
  Stopped,  ///< Whoever asked for the run no longer wants it.
};

/// What a load did to its hosts, interval by interval.
struct FleetRun {
  Duration every{};
  std::vector<FleetHost> hosts;
  std::vector<FleetSample> samples;  ///< The last one ends with the run.
  std::optional<FailedCaller> firstFailure;
  std::optional<FleetCut> cut;  ///< Why the run goes on no further than its last sample.

  bool operator==(const FleetRun&) const = default;
};

struct FleetLimits {
  Duration every = std::chrono::seconds(1);  ///< More than 0.
  std::size_t sockets = 1'200'000;           ///< At once, on all hosts: about 1 GB.
  std::size_t samples = 100'000;
  /// Asked now and then, with how far the run has come; none: it goes on.
  std::function<bool(SimTime)> goesOn = nullptr;
};

/// Counts a run of a scenario that problemsOf() finds nothing wrong with, instead of recording it.
/// It costs time and memory in step with its connections.
FleetRun runFleet(const Scenario& scenario, const FleetLimits& limits = {});

/// What it counts over the whole run.
struct FleetTotals {
  std::uint64_t come = 0;
  std::uint64_t started = 0;
  std::uint64_t completed = 0;
  std::uint64_t failed = 0;
  std::vector<FailedCalls> failedCalls;  ///< On all hosts.
  std::uint64_t reused = 0;
  std::uint64_t reopened = 0;
  std::uint64_t overflowed = 0;
};
FleetTotals totalsOf(const FleetRun& run);

/// Adds failed calls to those alike.
void addFailed(std::vector<FailedCalls>& list, const FailedCalls& more);

/// What the host's connections keep in memory, in bytes; none where nobody knows.
std::optional<std::uint64_t> memoryOf(const FleetHost& host, const HostSample& sample);

}  // namespace linger
