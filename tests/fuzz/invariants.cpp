#include "tests/fuzz/invariants.h"

#include <algorithm>

#include "model/sim/edit.h"
#include "model/trace/rebind.h"
#include "model/trace/snapshot.h"
#include "tests/fuzz/trace_words.h"

namespace linger::fuzz {

void checkSeek(const Trace& trace, SimTime at, Faults& faults) {
  const Trace shorter = simulate(trace.scenario, at);
  if (!shorter.chronicle.empty() && shorter.chronicle.back().at > at) {
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
std::optional<Errno> answerToRestart(const Trace& trace, const ServerProgram& server, SimTime at) {
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

/// The options of the program's listener, as the running program would set them.
ReuseOptions optionsOf(const Scenario& scenario, const ServerProgram& server) {
  const Host& host = scenario.hosts[server.host];
  const Program& program = host.programs[server.program];
  ReuseOptions options;
  bool chosen = false;
  for (const OptionSetting& setting : program.options) {
    if (setting.option == SocketOption::ReuseAddr) {
      options.reuseAddr = setting.value != 0;
      chosen = true;
    }
    if (setting.option == SocketOption::ReusePort) options.reusePort = setting.value != 0;
    if (setting.option == SocketOption::Exclusive) options.exclusive = setting.value != 0;
  }
  const Runtime& runtime = runtimeOf(program.runtime.value_or(scenario.runtime));
  const bool listens = program.transport == Transport::Tcp;
  if (!chosen && listens) options.reuseAddr = setsReuseAddr(runtime, profileOf(host.os));
  return options;
}

}  // namespace

void checkVerdicts(const Trace& trace, SimTime at, Faults& faults) {
  const std::optional<ServerProgram> server = serverProgram(trace.scenario);
  if (!server) return;
  for (const RebindQuestion& question : standardQuestions(trace.scenario)) {
    checkIntervals(rebindVerdicts(trace, question), faults);
  }
  const Scenario restarted = apply(trace.scenario, edit::Restart{at});
  if (!problemsOf(restarted).empty()) return;
  const Trace other = simulate(restarted);
  const std::optional<Errno> answer = answerToRestart(other, *server, at);
  const RebindQuestion question{server->host, server->program, optionsOf(trace.scenario, *server),
                                std::nullopt};
  const Verdict verdict = rebindVerdictAt(trace, question, at).verdict;
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

Faults faultsOf(const Trace& trace) {
  Faults faults;
  if (simulate(trace.scenario) != trace) faults.push_back("a second run differs from the first");
  checkOrder(trace, faults);
  checkTransitions(trace, faults);
  checkTimers(trace, faults);
  checkSequences(trace, faults);
  checkStorms(trace, faults);
  checkCalls(trace, faults);
  checkEndings(trace, faults);
  const std::uint64_t choice = trace.scenario.seed;
  const std::vector<SimTime> instants = eventInstants(trace);
  checkSeek(trace, instants[choice % instants.size()], faults);
  if (const auto between = quietInstant(trace, choice * 3)) {
    checkSeek(trace, *between, faults);
    checkVerdicts(trace, *between, faults);
  }
  return faults;
}

Faults faultsOfScenario(const Scenario& scenario) {
  Faults faults;
  for (const ScenarioProblem& problem : problemsOf(scenario)) {
    faults.push_back("a scenario with a problem at " + problem.where);
  }
  return faults.empty() ? faultsOf(simulate(scenario)) : faults;
}

}  // namespace linger::fuzz
