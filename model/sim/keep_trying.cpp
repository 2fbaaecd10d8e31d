#include "model/sim/keep_trying.h"

#include <algorithm>

#include "model/sim/server_program.h"
#include "model/sim/simulate.h"
#include "model/trace/rebind.h"

namespace linger {
namespace {

void addStart(Program& program, SimTime at) {
  const auto place = std::lower_bound(program.starts.begin(), program.starts.end(), at);
  if (place == program.starts.end() || *place != at) program.starts.insert(place, at);
}

Scenario withStarts(Scenario scenario, const PortRequest& server, const edit::KeepTrying& tries,
                    int count) {
  Program& program = scenario.hosts[server.host].programs[server.program];
  for (int i = 0; i < count; ++i) addStart(program, tries.at + tries.every * i);
  return scenario;
}

/// Whether the process that was started then got the port that it asked for.
bool gotItsPort(const Trace& trace, const PortRequest& server, SimTime start) {
  const auto process = std::find_if(
      trace.processes.begin(), trace.processes.end(), [&](const ProcessRecord& candidate) {
        return candidate.host == server.host && candidate.program == server.program &&
               candidate.started == start;
      });
  if (process == trace.processes.end()) return false;
  bool bound = false;
  for (const CallRecord& call : trace.calls) {
    if (call.process != process->id || call.host != server.host) continue;
    if (call.call != Call::Bind && call.call != Call::Listen) continue;
    if (call.result != Errno::Ok) return false;
    bound = true;
  }
  return bound;
}

}  // namespace

Tries outcomeOf(const Scenario& scenario, const Trace& trace, const edit::KeepTrying& tries) {
  const auto server = serverProgram(scenario);
  Tries outcome;
  if (!server) return outcome;
  const auto& starts = scenario.hosts[server->host].programs[server->program].starts;
  while (outcome.count < kMostTries) {
    const SimTime start = tries.at + tries.every * outcome.count;
    if (!std::binary_search(starts.begin(), starts.end(), start)) break;
    ++outcome.count;
    if (!gotItsPort(trace, *server, start)) continue;
    outcome.worked = start;
    break;
  }
  return outcome;
}

Scenario withTries(const Scenario& scenario, const edit::KeepTrying& tries) {
  const auto server = serverProgram(scenario);
  if (!server || tries.every <= Duration{}) return scenario;
  const Scenario all = withStarts(scenario, *server, tries, kMostTries);
  if (!problemsOf(all).empty()) return withStarts(scenario, *server, tries, 1);
  const SimTime last = tries.at + tries.every * kMostTries;
  const Tries outcome = outcomeOf(all, simulate(all, {.until = last}), tries);
  return withStarts(scenario, *server, tries, outcome.worked ? outcome.count : kShownTries);
}

}  // namespace linger
