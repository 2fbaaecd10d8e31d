#pragma once

#include <optional>

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "model/trace/trace.h"

namespace linger {

/// The option --connection N, which makes the operand a capture.
OptionSpec connectionOption();

/// The number that --connection gives, from 1; none, with a complaint, where it is no such number.
std::optional<std::uint64_t> connectionNumber(const Arguments& arguments, Console& console);

/// The trace of the operand's connection of that number, on the system that --os names. None, with
/// complaints, where it cannot be read, or where an option would edit it: a capture is as it is.
std::optional<Trace> capturedOperand(const Arguments& arguments, Console& console);

}  // namespace linger
