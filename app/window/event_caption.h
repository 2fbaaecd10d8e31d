#pragma once

#include <QString>

#include "model/trace/trace.h"

namespace linger {

/// What happened last at an instant, in a line: "2.000 s · server: bind(…) = EADDRINUSE". Empty
/// before anything has.
QString eventCaption(const Trace& trace, SimTime at);

}  // namespace linger
