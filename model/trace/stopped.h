#pragma once

#include "model/trace/rebind.h"

namespace linger {

/// The answer to `query` if a process of its host were killed at that instant, from then on:
/// what it alone holds and has no peer is closed, and its connections have no owner any more. One
/// that works and cites no rule where nobody knows which system the host runs.
Verdict verdictAfterKill(const Trace& trace, const RebindQuery& query, ProcessId process,
                         SimTime at);

}  // namespace linger
