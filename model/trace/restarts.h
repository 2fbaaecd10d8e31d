#pragma once

#include <optional>
#include <set>
#include <vector>

#include "model/trace/rebind.h"

namespace linger {

/// A start of the server after another process had its port, as it went in the run.
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

/// The processes of the server's host that have listened at its port, or had it where the server
/// only binds it: the server's own, and those of a program that it follows there.
std::set<ProcessId> listenersAtPortOf(const Trace& trace, const PortRequest& server);

/// Whether the server sets SO_REUSEADDR and whoever had its port as it does, too.
bool everyRunSetsReuseAddr(const Trace& trace, const PortRequest& server);

/// The starts of `server` after the first process that had its port, or tried to, in order: those
/// whose bind() was answered.
std::vector<RestartAttempt> restartsOf(const Trace& trace, const PortRequest& server);

/// The last attempt that had been answered by then; none where there was none.
std::optional<RestartAttempt> lastRestart(const std::vector<RestartAttempt>& attempts, SimTime at);

/// What restartVerdicts() cites while the host has no power: no call is answered then, and the
/// verdict's result names no error of bind().
inline constexpr Rule kNoPower{"no-power", ""};

/// The answers, with what no host without power can answer taken out.
std::vector<VerdictInterval> withOutages(const Trace& trace, HostIndex host,
                                         const std::vector<VerdictInterval>& answers);

/// As rebindVerdicts(), with the query asked for the attempts of the run themselves: what a
/// restarted process holds as long as it runs is not in its own way. While the host has no power
/// nothing starts.
std::vector<VerdictInterval> restartVerdicts(const Trace& trace, const RebindQuery& query);

}  // namespace linger
