#pragma once

#include <QString>

#include "model/capture/capture_file.h"
#include "model/systems/os_profile.h"

namespace linger {

/// What a frame of a connection showed: the segment and what it told of both ends.
struct SeenSegment {
  capture::WireSegment wire;
  capture::BySide<capture::EndState> states;  ///< After it.
};

/// The table of a capture's connections, with what was left out below it.
QString connectionsTable(const capture::CaptureFile& file);

/// One connection in full: how it ended and why, and its segments as a ladder. `profile`: the
/// system of both ends, or null where that is not known.
QString connectionStory(const capture::Connection& connection,
                        const std::vector<SeenSegment>& segments, const OsProfile* profile);

}  // namespace linger
