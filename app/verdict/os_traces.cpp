#include "app/verdict/os_traces.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/document/beside.h"
#include "model/fleet/caller_traces.h"
#include "model/sim/edit.h"

namespace linger {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(OsTraces)
};

bool isEverywhere(const Scenario& scenario, OsId os) {
  return std::all_of(scenario.hosts.begin(), scenario.hosts.end(),
                     [os](const Host& host) { return host.os == os; });
}

}  // namespace

OsTraces::There& OsTraces::run(OsId os) {
  const auto known = runs_.find(os);
  if (known != runs_.end()) return known->second;
  There& made = runs_[os];
  if (isEverywhere(run_->scenario, os)) {
    made.trace = traceOf(run_);
    return made;
  }
  const Scenario there = apply(run_->scenario, edit::SetOs{std::nullopt, os});
  if (!there.hosts.empty() && problemsOf(there).empty()) {
    made.trace = std::make_shared<const Trace>(shownTrace(there));
  }
  return made;
}

void OsTraces::runEverywhere() {
  const bool isWhole = runBeside(Text::tr("Running the scene on every system…"),
                                 [this](const std::atomic<bool>& stop) {
                                   for (const OsProfile* profile : allProfiles()) {
                                     if (stop) return;
                                     run(profile->id);
                                   }
                                 });
  if (isWhole) return;
  for (const OsProfile* profile : allProfiles()) runs_.try_emplace(profile->id);
}

std::shared_ptr<const Trace> OsTraces::trace(OsId os) {
  return run(os).trace;
}

const std::vector<VerdictInterval>* OsTraces::verdicts(OsId os, const RebindQuestion& question) {
  There& there = run(os);
  if (!there.trace) return nullptr;
  for (const auto& [asked, answers] : there.answers) {
    if (asked == question) return &answers;
  }
  there.answers.emplace_back(question, rebindVerdicts(*there.trace, question));
  return &there.answers.back().second;
}

}  // namespace linger
