#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "model/trace/snapshot.h"
#include "model/trace/trace.h"

namespace linger {

/// One line of a system's socket listing, before it is laid out.
struct SocketLine {
  SocketFacts facts;
  QStringList processes;  ///< The names of the programs that hold it, its owner's first.
  int unsent = 0;   ///< Send-Q: an unacknowledged FIN counts one.
  const RunningTimer* timer = nullptr;
  int attempt = 0;
};

/// The sockets that a listing shows: those in a TCP state, and bound datagram sockets. Where the
/// hosts are one machine, those of all of them, whichever is asked.
std::vector<SocketLine> socketLines(const Trace& trace, const Snapshot& snapshot, HostIndex host);

/// "python3", "server", "java": the name that the system knows a program's process by.
QString processName(const ProcessRecord& process);

/// `text` filled up with blanks to at least `width`.
QString padded(const QString& text, qsizetype width);

}  // namespace linger
