#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/systems/verdict.h"
#include "model/trace/trace.h"

namespace linger {

/// "If the program were started again now, would it get its port?"
struct RebindQuery {
  PortRequest program;
  ReuseOptions newOptions;                 ///< What the restarted program sets.
  std::optional<ReuseOptions> oldOptions;  ///< What the old one had; none: what it really had.

  bool operator==(const RebindQuery&) const = default;
};

/// One answer, and from when to when it holds.
struct VerdictInterval {
  SimTime from;
  std::optional<SimTime> to;  ///< None: for ever.
  Verdict verdict;
  std::optional<SocketFacts> blocker;  ///< The socket that is in the way, as it is at `from`.
  std::optional<SimTime> clears;       ///< When this query first works again, if ever.
};

/// The answers from the scene's zero on, with equal neighbours joined. Empty where nobody knows
/// which system the host runs.
std::vector<VerdictInterval> rebindVerdicts(const Trace& trace, const RebindQuery& query);

/// The answer at one instant; one that works and cites no rule where there are none.
VerdictInterval rebindVerdictAt(const Trace& trace, const RebindQuery& query, SimTime at);

/// The three lanes that every trace with a server shows: no option, SO_REUSEADDR on the new
/// socket only, SO_REUSEADDR on both.
std::vector<RebindQuery> standardQueries(const PortRequest& server);
/// The same of the trace's server; empty where it has none.
std::vector<RebindQuery> standardQueries(const Trace& trace);

}  // namespace linger
