#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "model/capture/capture_file.h"
#include "model/systems/os_profile.h"

namespace linger {

/// What of a capture is written, and with what.
struct ConnectionsJson {
  std::uint64_t only = 0;              ///< The number of the one connection to write; 0: all.
  const OsProfile* profile = nullptr;  ///< Of both ends: when TIME-WAIT ends; null: not known.
  /// What a finding means, in words; none where it is left out.
  std::function<std::string(const capture::Finding&)> explain;
};

/// Writes the connections of a capture as `linger explain --format json` prints them, a line for
/// each, in pieces: the whole of a large capture would not fit into memory twice. False where
/// `write` gave false.
bool writeConnectionsJson(const capture::CaptureFile& file, const ConnectionsJson& asked,
                          const std::function<bool(std::string_view)>& write);

}  // namespace linger
