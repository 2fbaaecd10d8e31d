#pragma once

#include <string>
#include <vector>

#include "model/sim/scenario_run.h"
#include "model/trace/trace.h"

namespace linger::fuzz {

/// What is wrong with a run that must be true of every run, one sentence each. Empty when
/// nothing is.
using Faults = std::vector<std::string>;

/// Time never goes back; the event log tells of every record, once, at its instant.
void checkOrder(const ScenarioRun& run, Faults& faults);

/// No transition outside the table; each socket's transitions form a chain, and its state changes
/// by nothing else.
void checkTransitions(const ScenarioRun& run, Faults& faults);

/// Timers fire when they are due, and none outlives its socket or the run.
void checkTimers(const ScenarioRun& run, Faults& faults);

/// What one socket sends has no holes and no second FIN; what it acknowledges never goes back
/// and was sent.
void checkSequences(const ScenarioRun& run, Faults& faults);

/// The two sides never go on answering each other while nothing comes of it.
void checkStorms(const ScenarioRun& run, Faults& faults);

/// Every call returns in time or waits for a reason; a failed one says so and ends its program.
void checkCalls(const ScenarioRun& run, Faults& faults);

/// When nothing more happens, every socket has ended or somebody holds it.
void checkEndings(const ScenarioRun& run, Faults& faults);

/// Seeking an instant shows what a run up to that instant shows.
void checkSeek(const ScenarioRun& run, SimTime at, Faults& faults);

/// The verdicts cover all of time without gaps, and a real restart at `at` gets what they say.
void checkVerdicts(const ScenarioRun& run, SimTime at, Faults& faults);

/// All of the above, and that the same scenario gives the same trace.
Faults faultsOf(const ScenarioRun& run);

/// Runs the scenario and gives all that is wrong with it or with its trace.
Faults faultsOfScenario(const Scenario& scenario);

}  // namespace linger::fuzz
