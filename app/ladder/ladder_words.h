#pragma once

#include <QString>

#include "app/ladder/repeated_tries.h"
#include "app/ladder/state_spans.h"
#include "model/trace/trace.h"

namespace linger {

/// The words beside a segment's line: what it is, and its numbers.
struct SegmentWords {
  QString head;    ///< "FIN, ACK", "300 bytes, try 2"
  QString detail;  ///< "seq 301 ack 101"
};

SegmentWords wordsFor(const SegmentRecord& segment);

/// One sentence that says all of a segment, for screen readers and tooltips: "FIN, ACK from
/// server to client, seq 301, ack 101, sent at 0.040 s, arrives at 0.090 s".
QString sentenceFor(const Trace& trace, const SegmentRecord& segment);

/// A state's name; with a question mark where it is inferred; "unknown".
QString stateText(State state, StateBasis basis);

/// "delivered", "dropped", "lost", "reached a host without power", "in transit".
QString wordFor(Delivery delivery);

/// What a chip says of a call: "close()", "bind() ok", "bind() → EADDRINUSE". Empty for calls
/// that are not worth a chip.
QString chipText(const CallRecord& call);

/// What is written where a process starts or ends; empty where nothing is.
QString startText(const Trace& trace, const ProcessRecord& process);
QString endText(const ProcessRecord& process);
QString powerText(const PowerRecord& power);

/// Of a host with many sockets: "12 sockets, 9 in TIME-WAIT".
QString crowdText(const SocketCount& count);
QString crowdText(const Trace& trace, HostIndex host, SimTime now);

/// Of tries that all fail: "49 more tries, to 60.000 s".
QString triesText(const RepeatedTries& tries);

/// What a timer is called beside its bracket and its ring: "2MSL", "orphan FIN-WAIT-2".
QString timerName(TimerKind kind);
/// The same with what it leads to: "retransmit, try 2".
QString timerTitle(const TimerRecord& timer);

/// An instant beside the axis: "0.040 s", "2.026 s", "1:00:00.000".
QString axisText(SimTime at);

/// That a run was cut short, and where: "Cut short at 22.252 s, after 200,000 entries".
QString cutText(const Truncation& truncated);

/// How much time a break hides: "≈ 57.9 s", to three figures.
QString breakText(Duration hidden);

/// What a ring counts: the number ("58.3", "8.25") that has as many digits as it needs to move
/// visibly, and its unit ("s", "min").
struct RingNumber {
  QString number;
  QString unit;
};
RingNumber ringNumber(Duration left);

}  // namespace linger
