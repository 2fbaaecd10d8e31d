#pragma once

#include <limits>

#include "app/files/file_error.h"
#include "model/capture/connection.h"
#include "model/trace/trace.h"

namespace linger {

/// One connection of a capture file, with its segments.
struct CapturedConnection {
  capture::Connection connection;
  std::vector<capture::WireSegment> segments;
};

/// Reads the file for the connection of that number (from 1): so many packets, or as many as it
/// takes until it begins.
/// Errors where the file cannot be read or has no such connection; a file that is damaged further
/// on is read up to there.
Loaded<CapturedConnection> readConnection(
    const QString& path, std::uint64_t number,
    std::uint64_t mostPackets = std::numeric_limits<std::uint64_t>::max());

/// The name ends like a capture's: .pcap, .pcapng or .cap, or one of these and .gz; or the file
/// begins like one, whatever its name.
bool isCapture(const QString& path);

/// Its trace, with a title and words on what it is; `os` is the system of both ends, if known.
Trace traceOf(const CapturedConnection& captured, std::optional<OsId> os, const QString& file);

}  // namespace linger
