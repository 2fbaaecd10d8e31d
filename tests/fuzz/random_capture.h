#pragma once

#include <cstdint>
#include <vector>

#include "tests/fuzz/choices.h"

namespace linger::fuzz {

using CaptureBytes = std::vector<std::uint8_t>;

/// Captures to begin with: of each format, link and kind of packet, made by our own code, and,
/// where the folder ../shared/captures/open lies beside the project, the smaller ones there.
const std::vector<CaptureBytes>& sampleCaptures();

/// One of the samples, with bytes flipped, numbers replaced, pieces cut, repeated and joined
/// with those of another one.
CaptureBytes randomCapture(Choices choices, const std::vector<CaptureBytes>& samples);

}  // namespace linger::fuzz
