#include "app/verdict/os_traces.h"

#include <algorithm>
#include <utility>

#include "model/fleet/caller_traces.h"
#include "model/sim/edit.h"
#include "model/sim/load.h"
#include "model/sim/stoppable.h"
#include "model/trace/restarts.h"

namespace linger {
namespace {

const std::atomic<bool> kNever = false;

bool isEverywhere(const Scenario& scenario, OsId os) {
  return !scenario.hosts.empty() && std::all_of(scenario.hosts.begin(), scenario.hosts.end(),
                                                [os](const Host& host) { return host.os == os; });
}

}  // namespace

OsTraces::There& OsTraces::run(OsId os, const std::atomic<bool>& stop) {
  const auto known = runs_.find(os);
  if (known != runs_.end()) return known->second;
  There& made = runs_[os];
  if (isEverywhere(run_->scenario, os)) {
    made.trace = traceOf(run_);
    return made;
  }
  const Scenario there = apply(run_->scenario, edit::SetOs{std::nullopt, os});
  if (there.hosts.empty() || !problemsOf(there).empty()) return made;
  auto trace = isFleet(there) ? shownTrace(there) : simulateUnless(stop, there);
  if (trace) made.trace = std::make_shared<const Trace>(std::move(*trace));
  return made;
}

void OsTraces::runEverywhere(const std::atomic<bool>& stop) {
  for (const OsProfile* profile : allProfiles()) {
    if (stop) {
      runs_.try_emplace(profile->id);
    } else {
      run(profile->id, stop);
    }
  }
}

std::shared_ptr<const Trace> OsTraces::trace(OsId os) {
  return run(os, kNever).trace;
}

const std::vector<VerdictInterval>* OsTraces::verdicts(OsId os, const RebindQuery& query) {
  There& there = run(os, kNever);
  if (!there.trace) return nullptr;
  for (const auto& [asked, answers] : there.answers) {
    if (asked == query) return &answers;
  }
  there.answers.emplace_back(
      query, withOutages(*there.trace, query.program.host, rebindVerdicts(*there.trace, query)));
  return &there.answers.back().second;
}

}  // namespace linger
