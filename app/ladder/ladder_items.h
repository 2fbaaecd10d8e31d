#pragma once

#include <QString>
#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// One thing that a ladder tells, for those who do not see it.
struct LadderItem {
  enum class Kind : std::uint8_t { Segment, State, Call, ProcessStart, ProcessEnd };
  Kind kind = Kind::Segment;
  std::size_t index = 0;  ///< Into the trace's records of that kind.
  SimTime at;             ///< From then on it is there.

  bool operator==(const LadderItem&) const = default;
};

/// All of a run, in order of time: segments, states entered, calls that have a chip, and processes.
std::vector<LadderItem> ladderItems(const Trace& trace);

/// "FIN, ACK seq 301 ack 101"; "server: FIN-WAIT-1"; "server: bind() → EADDRINUSE"; "server:
/// process exits".
QString nameOf(const Trace& trace, const LadderItem& item);
/// All of it, as a sentence.
QString sentenceFor(const Trace& trace, const LadderItem& item);
/// What became of a segment; of anything else, when it was.
QString valueOf(const Trace& trace, const LadderItem& item);

}  // namespace linger
