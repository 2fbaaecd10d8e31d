#pragma once

#include <optional>
#include <vector>

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "model/sim/scenario.h"

namespace linger {

/// The options that edit a scenario's loads.
std::vector<OptionSpec> loadOptions();

/// The scenario with the edits that the options ask for, on every program that has arrivals and on
/// their hosts. None, with complaints, where they make no sense.
std::optional<Scenario> withLoadOptions(Scenario scenario, const Arguments& arguments,
                                        Console& console);

}  // namespace linger
