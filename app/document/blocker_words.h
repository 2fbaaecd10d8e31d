#pragma once

#include <QString>
#include <optional>

#include "model/trace/trace.h"

namespace linger {

/// What is in the way of a port: "the connection 192.0.2.20:8080 ↔ 192.0.2.10:51514 is in
/// TIME-WAIT".
QString blockerText(const SocketFacts& socket);

/// Who owns a socket of the program's host, as a sentence: "No process owns it." A restart of that
/// program that holds its port is the running server.
QString ownerText(const Trace& trace, const PortRequest& program, const SocketFacts& socket);

/// The socket that made a call fail, as it was then; none where none is recorded.
std::optional<SocketFacts> blockerOf(const Trace& trace, const CallRecord& call);

/// What was in the way of a call that failed, and who owns that; empty where nobody knows.
QString inTheWayText(const Trace& trace, const CallRecord& call);

}  // namespace linger
