#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/systems/verdict.h"
#include "model/trace/trace.h"

namespace linger {

/// "If the program were started again now, would it get its port?"
struct RebindQuestion {
  PortRequest program;
  ReuseOptions newOptions;                 ///< What the restarted program sets.
  std::optional<ReuseOptions> oldOptions;  ///< What the old one had; none: what it really had.

  bool operator==(const RebindQuestion&) const = default;
};

/// One answer, and from when to when it holds.
struct VerdictInterval {
  SimTime from;
  std::optional<SimTime> to;  ///< None: for ever.
  Verdict verdict;
  std::optional<SocketFacts> blocker;  ///< The socket that is in the way, as it is at `from`.
  std::optional<SimTime> clears;       ///< When this question first works again, if ever.
};

/// The answers from the scene's zero on, with equal neighbours joined. Empty where nobody knows
/// which system the host runs.
std::vector<VerdictInterval> rebindVerdicts(const Trace& trace, const RebindQuestion& question);

/// The answer at one instant; one that works and cites no rule where there are none.
VerdictInterval rebindVerdictAt(const Trace& trace, const RebindQuestion& question, SimTime at);

/// The three lanes that every trace with a server shows: no option, SO_REUSEADDR on the new
/// socket only, SO_REUSEADDR on both.
std::vector<RebindQuestion> standardQuestions(const PortRequest& server);
/// The same of the trace's server; empty where it has none.
std::vector<RebindQuestion> standardQuestions(const Trace& trace);

}  // namespace linger
