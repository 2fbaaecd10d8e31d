#include "tests/fuzz/invariants.h"

#include <algorithm>

#include "model/sim/edit.h"
#include "model/sim/server_program.h"
#include "model/sim/simulate.h"
#include "model/trace/rebind.h"
#include "model/trace/snapshot.h"
#include "tests/fuzz/trace_words.h"

namespace linger::fuzz {

void checkSeek(const ScenarioRun& run, SimTime at, Faults& faults) {
  const Trace& trace = run.trace;
  const Trace shorter = simulate(run.scenario, {.until = at});
  if (!shorter.eventLog.empty() && shorter.eventLog.back().at > at) {
    faults.push_back("a run until " + text(at) + " went on to " + text(shorter.end));
  }
  if (snapshotAt(trace, at) != snapshotAt(shorter, at)) {
    faults.push_back("seeking " + text(at) + " differs from running to it");
  }
}

namespace {

void checkIntervals(const std::vector<VerdictInterval>& intervals, Faults& faults) {
  if (intervals.empty()) return;
  if (intervals.front().from != kSimStart) faults.push_back("verdicts do not begin at zero");
  if (intervals.back().to) faults.push_back("verdicts end before the end of time");
  for (std::size_t i = 0; i + 1 < intervals.size(); ++i) {
    if (intervals[i].to != intervals[i + 1].from || intervals[i].from >= intervals[i + 1].from) {
      faults.push_back("verdicts have a gap at " + text(intervals[i + 1].from));
    }
  }
}

/// What the process that started at `at` got from bind() or, if that worked, listen(); none if
/// it did not ask at once.
std::optional<Errno> answerToRestart(const Trace& trace, const PortRequest& server, SimTime at) {
  for (const ProcessRecord& process : trace.processes) {
    if (process.host != server.host || process.program != server.program || process.started != at) {
      continue;
    }
    std::optional<Errno> answer;
    for (const CallRecord& call : trace.calls) {
      const bool isIts = call.host == server.host && call.process == process.id && call.at == at;
      if (!isIts) continue;
      const bool asks = call.call == Call::Bind || call.call == Call::Listen;
      if (!asks) continue;
      if (answer && call.call == Call::Bind) return answer;  // Another round of the program.
      answer = call.result;
      if (*answer != Errno::Ok || call.call == Call::Listen) return answer;
    }
    if (answer) return answer;
  }
  return std::nullopt;
}

}  // namespace

void checkVerdicts(const ScenarioRun& run, SimTime at, Faults& faults) {
  const Trace& trace = run.trace;
  if (!trace.server) return;
  const PortRequest& server = *trace.server;
  for (const RebindQuery& query : standardQueries(trace)) {
    checkIntervals(rebindVerdicts(trace, query), faults);
  }
  const Scenario restarted = apply(run.scenario, edit::Restart{at});
  if (!problemsOf(restarted).empty()) return;
  const Trace other = simulate(restarted);
  const std::optional<Errno> answer = answerToRestart(other, server, at);
  const RebindQuery query{server, server.options, std::nullopt};
  const Verdict verdict = rebindVerdictAt(trace, query, at).verdict;
  if (answer && *answer != verdict.result) {
    faults.push_back("at " + text(at) + " the verdict is " + std::string(nameOf(verdict.result)) +
                     ", but a restart got " + std::string(nameOf(*answer)));
  }
}

namespace {

/// An instant at which nothing happens, so that the order of things cannot matter; none where
/// there is no room for one.
std::optional<SimTime> quietInstant(const Trace& trace, std::uint64_t choice) {
  const std::vector<SimTime> instants = eventInstants(trace);
  const std::size_t index = choice % instants.size();
  if (index + 1 == instants.size()) return instants[index] + 1s;
  const Duration gap = instants[index + 1] - instants[index];
  if (gap < 2us) return std::nullopt;
  return instants[index] + gap / 2;
}

}  // namespace

Faults faultsOf(const ScenarioRun& run) {
  const Trace& trace = run.trace;
  Faults faults;
  if (simulate(run.scenario) != trace) faults.push_back("a second run differs from the first");
  checkOrder(run, faults);
  checkTransitions(run, faults);
  checkTimers(run, faults);
  checkSequences(run, faults);
  checkStorms(run, faults);
  checkCalls(run, faults);
  checkEndings(run, faults);
  const std::uint64_t choice = run.scenario.seed;
  const std::vector<SimTime> instants = eventInstants(trace);
  checkSeek(run, instants[choice % instants.size()], faults);
  if (const auto between = quietInstant(trace, choice * 3)) {
    checkSeek(run, *between, faults);
    checkVerdicts(run, *between, faults);
  }
  return faults;
}

Faults faultsOfScenario(const Scenario& scenario) {
  Faults faults;
  for (const ScenarioProblem& problem : problemsOf(scenario)) {
    faults.push_back("a scenario with a problem at " + problem.where);
  }
  return faults.empty() ? faultsOf(runOf(scenario)) : faults;
}

}  // namespace linger::fuzz
