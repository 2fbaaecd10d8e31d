#pragma once

#include <QString>

#include "model/sim/scenario_run.h"
#include "model/trace/snapshot.h"
#include "model/trace/trace.h"

namespace linger {

/// What `ss -tanop` prints on that host at the snapshot's instant; systems other than Linux have
/// no such command, and say so.
QString ssOutput(const Trace& trace, const Snapshot& snapshot, HostIndex host);

/// What the system's own netstat prints for its TCP and UDP sockets.
QString netstatOutput(const Trace& trace, const Snapshot& snapshot, HostIndex host);

/// The lines that tcpdump has printed on that host up to an instant. Sequence numbers are
/// relative, as in the ladder.
QString tcpdumpOutput(const Trace& trace, HostIndex host, SimTime at);

/// What the host's programs have printed up to an instant, in the words of their runtimes,
/// between the prompts of the shell that started them.
QString programOutput(const ScenarioRun& run, HostIndex host, SimTime at);

/// The prompt of a shell on that system, with a blank after it.
QString promptOf(const OsProfile& profile);

/// The command that started a process: "python3 server.py", "./server".
QString commandOf(const Trace& trace, const ProcessRecord& process);

/// A number for a process that looks like one: the same for the same process everywhere.
int processNumber(ProcessId process);

}  // namespace linger
