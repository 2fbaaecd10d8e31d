#pragma once

#include <algorithm>
#include <vector>

#include "model/sim/scenario.h"
#include "model/trace/trace.h"

// What the lessons of scenes claim, as questions to a run.

namespace linger {

inline constexpr HostIndex kClient = 0;
inline constexpr HostIndex kServer = 1;

inline constexpr OsId kAllSystems[] = {OsId::Linux,  OsId::FreeBsd, OsId::MacOs,   OsId::OpenBsd,
                                       OsId::NetBsd, OsId::Illumos, OsId::Windows, OsId::Rfc9293,
                                       OsId::Lwip,   OsId::Smoltcp};

inline bool entered(const Trace& trace, HostIndex host, State state) {
  return std::ranges::any_of(trace.transitions, [&](const TransitionRecord& move) {
    return move.host == host && move.to == state;
  });
}

inline bool sent(const Trace& trace, HostIndex host, const char* letters) {
  return std::ranges::any_of(trace.segments, [&](const SegmentRecord& record) {
    return record.from == host && lettersOf(record.segment.flags) == letters;
  });
}

inline bool gave(const Trace& trace, HostIndex host, Call call, Errno error) {
  return std::ranges::any_of(trace.calls, [&](const CallRecord& record) {
    return record.host == host && record.call == call && record.returned && record.result == error;
  });
}

inline bool left(const Trace& trace, HostIndex host, State state, SimTime from, SimTime to) {
  return std::ranges::any_of(trace.transitions, [&](const TransitionRecord& move) {
    return move.host == host && move.from == state && move.at >= from && move.at <= to;
  });
}

inline auto times(const Trace& trace, HostIndex host, State state) {
  return std::ranges::count_if(trace.transitions, [&](const TransitionRecord& move) {
    return move.host == host && move.to == state;
  });
}

/// A segment of the host with SYN or FIN that was sent again.
inline bool repeated(const Trace& trace, HostIndex host, bool Flags::*flag) {
  return std::ranges::any_of(trace.segments, [&](const SegmentRecord& record) {
    return record.from == host && record.segment.flags.*flag && record.attempt > 1;
  });
}

inline bool failed(const Trace& trace, HostIndex host, Call call) {
  return std::ranges::any_of(trace.calls, [&](const CallRecord& record) {
    return record.host == host && record.call == call && record.returned &&
           record.result != Errno::Ok;
  });
}

/// What a lesson claims, as a question to the run of its scene.
struct Claim {
  const char* scene;
  const char* claim;
  bool (*holds)(const Trace& trace);
  std::vector<OsId> systems;  ///< Where it is to hold; empty: on all ten.
  bool asWritten = false;     ///< On the systems that the scene itself names.
};

}  // namespace linger
