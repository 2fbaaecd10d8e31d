#pragma once

#include <optional>
#include <vector>

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "model/sim/scenario.h"

namespace linger {

/// The options that edit a scenario before a verb uses it.
std::vector<OptionSpec> editOptions();

/// Reads the scenario that the operand names, with all the edits that the options ask for. None,
/// with complaints, where it cannot be read or the edits make no sense.
std::optional<Scenario> scenarioOf(const QString& nameOrPath, const Arguments& arguments,
                                   Console& console);

/// The option's duration, from `least` to 24 h; none where it is not given. `isGood` becomes
/// false, with a complaint, where it is no such duration.
std::optional<Duration> durationOption(const Arguments& arguments, const QString& option,
                                       Duration least, Console& console, bool& isGood);

}  // namespace linger
