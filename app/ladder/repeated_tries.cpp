#include "app/ladder/repeated_tries.h"

#include <optional>

namespace linger {
namespace {

constexpr int kFewest = 3;

/// A process that does nothing but make calls of which one fails, and end.
struct FailedStart {
  std::size_t process = 0;
  std::size_t lastEntry = 0;
};

std::optional<FailedStart> failedStartAt(const Trace& trace, std::size_t entry) {
  const auto& log = trace.eventLog;
  if (log[entry].kind != EntryKind::Started) return std::nullopt;
  const std::size_t process = log[entry].index;
  const ProcessRecord& started = trace.processes[process];
  bool failed = false;
  for (std::size_t e = entry + 1; e < log.size() && log[e].at == log[entry].at; ++e) {
    switch (log[e].kind) {
      case EntryKind::Called:
      case EntryKind::Returned: {
        const CallRecord& call = trace.calls[log[e].index];
        if (call.host != started.host || call.process != started.id) return std::nullopt;
        failed = failed || call.result != Errno::Ok;
        break;
      }
      case EntryKind::Ended:
        if (log[e].index != process || !failed) return std::nullopt;
        return FailedStart{process, e};
      case EntryKind::Sent:
      case EntryKind::Arrived:
      case EntryKind::Lost:
      case EntryKind::Moved:
      case EntryKind::TimerSet:
      case EntryKind::TimerEnded:
      case EntryKind::Started:
      case EntryKind::Power: return std::nullopt;
    }
  }
  return std::nullopt;
}

bool isSameProgram(const Trace& trace, std::size_t a, std::size_t b) {
  const ProcessRecord& one = trace.processes[a];
  const ProcessRecord& other = trace.processes[b];
  return one.host == other.host && one.program == other.program;
}

}  // namespace

std::vector<RepeatedTries> repeatedTries(const Trace& trace) {
  std::vector<RepeatedTries> all;
  for (std::size_t entry = 0; entry < trace.eventLog.size(); ++entry) {
    const std::optional<FailedStart> first = failedStartAt(trace, entry);
    if (!first) continue;
    RepeatedTries tries;
    std::size_t next = first->lastEntry + 1;
    for (; next < trace.eventLog.size(); next = tries.lastEntry + 1) {
      const std::optional<FailedStart> again = failedStartAt(trace, next);
      if (!again || !isSameProgram(trace, first->process, again->process)) break;
      if (tries.count == 0) {
        tries.firstEntry = next;
        tries.process = again->process;
      }
      ++tries.count;
      tries.lastEntry = again->lastEntry;
      tries.lastAt = trace.eventLog[next].at;
    }
    if (tries.count >= kFewest) all.push_back(tries);
    entry = next - 1;
  }
  return all;
}

}  // namespace linger
