#pragma once

#include "model/trace/trace.h"

namespace linger::scene {

/// What the last such call of a host that has returned gave; InProgress where none has.
inline Errno lastResult(const Trace& trace, HostIndex host, Call call) {
  Errno result = Errno::InProgress;
  for (const CallRecord& record : trace.calls) {
    if (record.host == host && record.call == call && record.returned) result = record.result;
  }
  return result;
}

}  // namespace linger::scene
