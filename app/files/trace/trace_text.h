#pragma once

#include <QString>

#include "model/sim/scenario_run.h"
#include "model/trace/trace.h"

namespace linger {

/// A run as a ladder in characters, ending in a newline: a time column, a lifeline for each
/// of the two hosts with states, calls and timers beside it, the segments slanting between them
/// from the row in which they leave to the row in which they arrive; then the verdicts in words.
/// Scenes without exactly two hosts are told as a list.
QString traceText(const ScenarioRun& run);

/// The verdicts of the scene's three standard queries, in words; empty without a server.
QString verdictText(const Trace& trace);

/// Seconds with as many digits as the trace needs: 3, or 6 where some instant is no whole
/// millisecond.
QString secondsText(SimTime at, int digits);
int digitsNeeded(const Trace& trace);

}  // namespace linger
