#pragma once

#include <optional>
#include <vector>

#include "model/trace/rebind.h"

namespace linger {

/// A start of the server's program after its first one, as it went in the run.
struct RestartAttempt {
  SimTime at;                    ///< When the process started.
  std::size_t process = 0;       ///< Index into Trace::processes.
  Errno result = Errno::Ok;      ///< Of the call that decided: bind() or listen().
  std::optional<Call> failedAt;  ///< None: it got its port.
  SimTime decided;               ///< When that call returned.
  std::optional<SimTime> ended;  ///< When the process ended.

  bool worked() const { return !failedAt; }
  /// Whether it holds its port then.
  bool runsAt(SimTime instant) const {
    return worked() && decided <= instant && (!ended || instant < *ended);
  }

  bool operator==(const RestartAttempt&) const = default;
};

/// The later starts of `server` whose bind() was answered, in order.
std::vector<RestartAttempt> restartsOf(const Trace& trace, const PortRequest& server);

/// The last attempt that had been answered by then; none where there was none.
std::optional<RestartAttempt> lastRestart(const std::vector<RestartAttempt>& attempts, SimTime at);

/// As rebindVerdicts(), with the question asked for the attempts of the run themselves: what a
/// restarted process holds as long as it runs is not in its own way.
std::vector<VerdictInterval> restartVerdicts(const Trace& trace, const RebindQuestion& question);

}  // namespace linger
