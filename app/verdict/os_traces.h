#pragma once

#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/document/run_pointer.h"
#include "model/trace/rebind.h"

namespace linger {

/// The same scenario on every system: run once each, when first asked for, and kept.
class OsTraces {
 public:
  explicit OsTraces(RunPointer run) : run_(std::move(run)) {}

  /// Runs it on every system where that has not been done. As soon as `stop` is true, the systems
  /// that are left count as those on which it cannot be run.
  void runEverywhere(const std::atomic<bool>& stop);
  /// The answers on a system; null where the scenario cannot be run there.
  const std::vector<VerdictInterval>* verdicts(OsId os, const RebindQuery& query);
  /// The run on a system; null likewise.
  std::shared_ptr<const Trace> trace(OsId os);

 private:
  struct There {
    std::shared_ptr<const Trace> trace;
    std::deque<std::pair<RebindQuery, std::vector<VerdictInterval>>> answers;
  };
  There& run(OsId os, const std::atomic<bool>& stop);

  RunPointer run_;
  std::map<OsId, There> runs_;
};

}  // namespace linger
