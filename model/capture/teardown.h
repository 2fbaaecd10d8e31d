#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/capture/finding.h"
#include "model/capture/wire_segment.h"

namespace linger::capture {

/// Who closed a connection first.
enum class ClosedFirst : std::uint8_t { None, Client, Server, Both };
std::string_view nameOf(ClosedFirst closedFirst);

/// What one side's segments were, counted.
struct SideCounts {
  std::uint32_t fins = 0;  ///< Repeated ones included.
  std::uint32_t resets = 0;
  std::uint32_t retransmissions = 0;  ///< Segments with nothing but what was sent before.
  std::uint32_t zeroWindows = 0;
  std::uint32_t keepAlives = 0;
};

/// How a connection was closed: the FINs and resets of both sides, and what they show.
class Teardown {
 public:
  void take(Side from, const WireSegment& wire);

  /// The connection follows another one of the same ends that was in TIME-WAIT.
  void followsTimeWait(std::uint64_t frame) { add(FindingKind::PortReused, Side::Client, frame); }

  const SideCounts& counts(Side side) const { return sides_[side].counts; }
  ClosedFirst closedFirst() const;
  const std::vector<std::uint64_t>& finFrames(Side side) const { return sides_[side].finFrames; }
  const std::vector<std::uint64_t>& rstFrames(Side side) const { return sides_[side].rstFrames; }

  /// Everything that the segments so far show, in the order of their frames.
  std::vector<Finding> findings() const;

  void flip();

 private:
  struct SideFacts {
    SideCounts counts;
    std::vector<std::uint64_t> finFrames;  ///< The first ones only, as are these:
    std::vector<std::uint64_t> rstFrames;
    std::optional<SeqNum> finEnd;
    std::uint64_t finAckedIn = 0;  ///< The frame that acknowledged the FIN; 0: none.
    bool heard = false;
    bool called = false;    ///< It sent a SYN without ACK.
    bool answered = false;  ///< It sent anything but a RST.
    SeqNum next;
    std::optional<SeqNum> lastAck;
    std::uint64_t textFrame = 0;  ///< Of its last new text; 0: none.
    CaptureTime lastTime = 0;
    std::uint8_t hopLimit = 0;
  };

  void add(FindingKind kind, Side side, std::uint64_t frame);
  void takeFin(Side from, const WireSegment& wire);
  void takeRst(Side from, const WireSegment& wire);
  void takeText(Side from, const WireSegment& wire);
  void countOddities(Side from, const WireSegment& wire);
  bool isIdle(CaptureTime now) const;
  bool resetsText(Side side) const;

  BySide<SideFacts> sides_;
  std::vector<Finding> findings_;
  ClosedFirst closedFirst_ = ClosedFirst::None;
  bool wasReset_ = false;
};

}  // namespace linger::capture
