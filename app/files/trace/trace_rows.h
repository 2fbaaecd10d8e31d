#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "model/trace/trace.h"

namespace linger {

/// The part of a segment's way that a row of the text ladder shows.
struct ArrowPiece {
  enum class Part : std::uint8_t {
    Leaves,  ///< And arrives in a later row.
    Fails,   ///< It leaves and is lost on the way.
    Arrives,
    Vanishes,  ///< It arrives at a host without power.
    Stays,     ///< It leaves, and the run ends before it arrives.
  };
  std::size_t segment = 0;  ///< Index into Trace::segments.
  Part part = Part::Leaves;
};

/// One line of a trace as text: what happened at an instant at each host, and at most one
/// segment's leaving or arriving.
struct TraceRow {
  SimTime at;
  std::vector<QString> texts;  ///< One for each host; empty where nothing happened there.
  std::optional<ArrowPiece> arrow;
};

/// The whole trace in rows, in the order in which things happened. What belongs together (a
/// call and the segment that it sends) shares a row where there is room.
std::vector<TraceRow> traceRows(const Trace& trace);

/// The state of each host's side of the story before anything happens.
std::vector<State> firstStates(const Trace& trace);

/// "3 FIN, ACK seq 301 ack 101 len 10, try 2".
QString labelOf(const SegmentRecord& record);

}  // namespace linger
