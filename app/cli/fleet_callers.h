#pragma once

#include <QString>

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "model/sim/scenario.h"

namespace linger {

/// Writes the whole traces of the callers of a load that --caller names, as text or JSON. Gives the
/// exit status.
int tellCallers(const Scenario& scenario, const QString& format, const Arguments& arguments,
                Console& console);

}  // namespace linger
