#pragma once

#include <QString>

#include "model/tcp/sim_time.h"

namespace linger {

/// An instant as a time axis is marked with it, in seconds: "0.2 s", "10 s", "4 min 1 s".
QString tickText(SimTime at);

}  // namespace linger
