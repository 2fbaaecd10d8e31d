#pragma once

#include <optional>
#include <span>

#include "model/capture/connection.h"
#include "model/tcp/rule.h"
#include "model/trace/trace.h"

namespace linger::capture {

namespace rules {

/// What a captured segment cites: it was on the wire. Why its host sent it is not known.
inline constexpr Rule kSeen{"capture.seen", "Linux packet(7)"};
/// It was on the wire before, and is captured again or late: nobody sent it again.
inline constexpr Rule kCopy{"capture.copy", "RFC 6864 §4.1"};
/// And no state that its sender can be in sends such a segment.
inline constexpr Rule kMisfit{"capture.misfit", "RFC 9293 §3.3.2"};

}  // namespace rules

std::span<const Rule> captureRules();

/// A captured connection as a trace. Host 0 is the client, host 1 the server; the first segment
/// leaves at the trace's zero. When a segment left and arrived is told from where the capture was
/// taken (vantageOf); states are those that EndStates infers, at the instants at which the
/// segments that show them were sent or must have arrived; one that rests on a segment of which
/// nothing shows that it arrived is marked inferred. A socket that is gone and inferred is one of
/// which nothing is known: before a side was seen, and at the end where it may have moved on. With
/// the system `os` of both ends a
/// TIME-WAIT at the end runs out, and the trace asks whether the server would get its port again.
Trace traceOf(const Connection& connection, std::span<const WireSegment> segments,
              std::optional<OsId> os);

}  // namespace linger::capture
