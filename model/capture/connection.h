#pragma once

#include "model/capture/completeness.h"
#include "model/capture/end_states.h"
#include "model/capture/frame/wire_segment.h"
#include "model/capture/teardown.h"
#include "model/capture/zeek_connection.h"

namespace linger::capture {

/// One TCP connection of a capture: what was seen of it and how it ended.
class Connection {
 public:
  /// Begins with its first segment, which is not taken yet.
  Connection(std::uint64_t number, const WireSegment& first);

  /// Takes a segment between the two ends.
  void take(const WireSegment& wire);

  bool isForgotten(CaptureTime now) const { return zeek.isForgotten(now); }
  bool isReuse(const Segment& segment) const { return zeek.isReuse(segment); }
  Side sideOf(const WireEnd& end) const { return end == ends.client ? Side::Client : Side::Server; }

  std::uint64_t number;  ///< In the order of first frames, from 1.
  BySide<WireEnd> ends;
  ZeekConnection zeek;
  Completeness completeness;
  Teardown teardown;
  EndStates states;
  std::uint64_t firstFrame;
  std::uint64_t lastFrame;
  CaptureTime firstTime;
  CaptureTime lastTime;
  /// When a segment last began or restarted the side's TIME-WAIT, as the capture saw it.
  BySide<CaptureTime> timeWaitSince;
  std::uint32_t badChecksums = 0;
  std::uint64_t misfit = 0;  ///< The first frame that fits no state of its sender; 0: none.

 private:
  void noteTimeWait(Side from, const WireSegment& wire, const EndStates::Changes& changes);
  void flip();
};

}  // namespace linger::capture
