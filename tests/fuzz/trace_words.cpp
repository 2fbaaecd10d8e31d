#include "tests/fuzz/trace_words.h"

#include "model/sim/duration_text.h"

namespace linger::fuzz {

std::string text(SimTime at) {
  return textOf(at.time_since_epoch());
}

std::string text(const Trace& trace, HostIndex host, SocketId socket) {
  return trace.hosts[host].name + "'s socket " + std::to_string(socket.value);
}

std::string text(const Trace& trace, const SegmentRecord& segment) {
  return "segment " + std::to_string(segment.id.value) + " (" + lettersOf(segment.segment.flags) +
         ") of " + trace.hosts[segment.from].name + " at " + text(segment.sent);
}

bool isTooLong(const Trace& trace) {
  return trace.truncated.has_value();
}

bool wasCut(const ScenarioRun& run) {
  constexpr Duration kNearlyAll =
      kLongestDuration - 3h;  // A probe every two hours goes on for ever.
  return run.scenario.until.has_value() || isTooLong(run.trace) ||
         run.trace.end.time_since_epoch() > kNearlyAll;
}

}  // namespace linger::fuzz
