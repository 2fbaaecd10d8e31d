#pragma once

#include "tests/fuzz/invariants.h"
#include "tests/fuzz/random_text.h"

namespace linger::fuzz {

/// What is wrong with how a text was read. It gives either what it says or errors, each with a
/// reason and a place within the text; what is written of it is read as the same again; and it
/// can be run.
Faults faultsOfText(const RandomText& text);

}  // namespace linger::fuzz
