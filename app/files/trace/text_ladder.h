#pragma once

#include <QString>

#include "model/trace/trace.h"

namespace linger {

/// The ladder of a trace with two hosts, in characters; `digits` for fractions of a second.
QString ladderText(const Trace& trace, int digits);

}  // namespace linger
