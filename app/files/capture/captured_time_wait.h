#pragma once

#include <optional>
#include <vector>

#include "model/capture/connection.h"
#include "model/systems/os_profile.h"

namespace linger {

/// A side that a capture leaves in TIME-WAIT. Instants are those at which the capture saw what
/// began it, from the connection's first frame on.
struct CapturedTimeWait {
  capture::Side side = capture::Side::Client;
  capture::CaptureTime since = 0;
  std::optional<capture::CaptureTime> until;  ///< None where the system is not known.
};

/// The sides in TIME-WAIT, client first; `profile`: the system of both ends, or null.
std::vector<CapturedTimeWait> timeWaitsOf(const capture::Connection& connection,
                                          const OsProfile* profile);

}  // namespace linger
