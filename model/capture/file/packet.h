#pragma once

#include <cstdint>

#include "model/capture/file/byte_view.h"

namespace linger::capture {

/// An instant as captures have it: nanoseconds since 1970-01-01 00:00 UTC.
using CaptureTime = std::int64_t;

inline constexpr CaptureTime kSecond = 1'000'000'000;

/// One packet of a capture file. Its bytes last until the next one is read.
struct Packet {
  std::uint64_t frame = 0;  ///< Its number in the file, from 1.
  CaptureTime time = 0;
  std::uint16_t linkType = 0;  ///< As https://www.tcpdump.org/linktypes.html numbers them.
  ByteView bytes;
  std::uint32_t length = 0;  ///< On the wire; more than `bytes` where the capture cut it.
};

}  // namespace linger::capture
