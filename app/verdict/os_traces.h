#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "model/trace/rebind.h"

namespace linger {

/// The same scenario on every system: run once each, when first asked for, and kept.
class OsTraces {
 public:
  explicit OsTraces(std::shared_ptr<const Trace> trace) : trace_(std::move(trace)) {}

  /// The answers on a system; null where the scenario cannot be run there.
  const std::vector<VerdictInterval>* verdicts(OsId os, const RebindQuestion& question);
  /// The run on a system; null likewise.
  std::shared_ptr<const Trace> trace(OsId os);

 private:
  struct Run {
    std::shared_ptr<const Trace> trace;
    std::deque<std::pair<RebindQuestion, std::vector<VerdictInterval>>> answers;
  };
  Run& run(OsId os);

  std::shared_ptr<const Trace> trace_;
  std::map<OsId, Run> runs_;
};

}  // namespace linger
