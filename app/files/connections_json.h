#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/capture/capture_file.h"

namespace linger {

/// Writes the connections of a capture as `linger explain --format json` prints them, a line for
/// each, in pieces: the whole of a large capture would not fit into memory twice. False where
/// `write` gave false. `only`: the number of the one connection to write; 0: all.
bool writeConnectionsJson(const capture::CaptureFile& file, std::uint64_t only,
                          const std::function<bool(std::string_view)>& write);

}  // namespace linger
