#include "model/trace/known_part.h"

#include <algorithm>
#include <functional>

namespace linger {
namespace {

template <typename Record, typename Begin>
void keepUntil(std::vector<Record>& records, SimTime until, Begin begin) {
  const auto later = std::ranges::find_if(
      records, [until](SimTime at) { return at > until; }, begin);
  records.erase(later, records.end());
}

void forgetArrival(SegmentRecord& segment) {
  segment.delivery = Delivery::InFlight;
  segment.verdictRule.reset();
  segment.event.reset();
}

void forgetResult(CallRecord& call) {
  call.returned.reset();
  call.result = Errno::Ok;
  call.value = 0;
  call.rule = {};
  call.blockedBy.reset();
  call.message.clear();
}

}  // namespace

Trace knownPart(const Trace& trace, SimTime until) {
  Trace known = trace;
  keepUntil(known.segments, until, &SegmentRecord::sent);
  keepUntil(known.transitions, until, &TransitionRecord::at);
  keepUntil(known.timers, until, &TimerRecord::set);
  keepUntil(known.calls, until, &CallRecord::at);
  keepUntil(known.processes, until, &ProcessRecord::started);
  keepUntil(known.sockets, until, &SocketRecord::at);
  keepUntil(known.portMemory, until, &PortMemoryRecord::at);
  keepUntil(known.power, until, &PowerRecord::at);
  keepUntil(known.eventLog, until, &Entry::at);
  for (SegmentRecord& segment : known.segments) {
    if (segment.arrives > until) forgetArrival(segment);
  }
  for (TimerRecord& timer : known.timers) {
    if (!timer.endedAt || *timer.endedAt <= until) continue;
    timer.ended.reset();
    timer.endedAt.reset();
  }
  for (CallRecord& call : known.calls) {
    if (call.returned && *call.returned > until) forgetResult(call);
  }
  for (ProcessRecord& process : known.processes) {
    if (!process.ended || *process.ended <= until) continue;
    process.ended.reset();
    process.endedBy.reset();
  }
  if (known.truncated && known.truncated->at > until) known.truncated.reset();
  known.end = std::min(known.end, until);
  return known;
}

}  // namespace linger
