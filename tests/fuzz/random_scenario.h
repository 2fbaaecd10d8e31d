#pragma once

#include "model/sim/scenario.h"
#include "tests/fuzz/choices.h"

namespace linger::fuzz {

/// Two hosts of any systems with programs that close in any way, at any time, over a link that
/// loses and delays, with impairments, events and segments from nowhere. problemsOf() finds nothing
/// wrong with it.
Scenario randomScenario(Choices choices);

}  // namespace linger::fuzz
