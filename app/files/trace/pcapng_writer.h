#pragma once

#include <QByteArray>

#include "model/trace/trace.h"

namespace linger {

/// The trace as a pcapng file: what tcpdump sees on the interface of one host, which is each
/// segment that the host sends, when it sends it, and each one that reaches it, when it does.
/// The handshake and the data from before the scene come first, in the second before its zero,
/// which is 2000-01-01 00:00 UTC. Segments that are lost later on carry a comment.
QByteArray captureFile(const Trace& trace, HostIndex host);

/// The host whose capture tells most: the server, else the first one.
HostIndex captureHost(const Trace& trace);

}  // namespace linger
