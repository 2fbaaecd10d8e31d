#pragma once

#include "tests/fuzz/invariants.h"
#include "tests/fuzz/random_capture.h"

namespace linger::fuzz {

/// What is wrong with how a capture was read. Frames and connections count up; no connection and
/// no finding names a frame that is not there; each frame is told of once, as a segment or with a
/// reason; and reading the file in other pieces, or a second time, says the same.
Faults faultsOfCapture(const CaptureBytes& bytes);

}  // namespace linger::fuzz
