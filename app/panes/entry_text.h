#pragma once

#include <QString>

#include "model/trace/trace.h"

namespace linger {

/// "sent", "arrived", "moved", "call", ...: what people filter by.
QString nameOf(EntryKind kind);

/// What happened, in a few words: "FIN, ACK seq 301 ack 101", "FIN-WAIT-2 → TIME-WAIT".
QString entryText(const Trace& trace, const Entry& entry);

/// What there is to add: the event judged, how a timer ended, what a program printed.
QString entryDetail(const Trace& trace, const Entry& entry);

/// "FIN, ACK seq 301 ack 101 len 5": a segment as the ladder labels it.
QString segmentText(const SegmentRecord& segment);

/// The host's name, empty where the trace has none.
QString hostName(const Trace& trace, HostIndex host);

}  // namespace linger
