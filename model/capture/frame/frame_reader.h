#pragma once

#include <optional>

#include "model/capture/file/packet.h"
#include "model/capture/file/skipped.h"
#include "model/capture/frame/fragments.h"

namespace linger::capture {

/// Turns packets into TCP segments and counts what it leaves out.
class FrameReader {
 public:
  /// The segment that the packet completes, if any.
  std::optional<WireSegment> read(const Packet& packet);

  /// What was left out so far, fragments that still wait included.
  SkipCounts skipped() const;

 private:
  SkipCounts skipped_;
  Fragments fragments_;
};

}  // namespace linger::capture
