#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/capture/finding.h"
#include "model/capture/packet_origin.h"
#include "model/capture/reset_fit.h"

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

  /// The connection, which begins with `syn`, follows `last` of the same ends, which left TIME-WAIT
  /// on the client that calls now (`isOwn`) or on the one that it calls.
  void followsTimeWait(const WireSegment& syn, const Teardown& last, bool sidesAreSwapped,
                       bool isOwn);

  /// Whether the segment was seen before, or sent before what was seen last, and brings nothing.
  bool isOld(Side from, const WireSegment& wire) const;

  const SideCounts& counts(Side side) const { return sides_[side].counts; }
  ClosedFirst closedFirst() const;
  const std::vector<std::uint64_t>& finFrames(Side side) const { return sides_[side].finFrames; }
  const std::vector<std::uint64_t>& rstFrames(Side side) const { return sides_[side].rstFrames; }
  /// The frame that acknowledged the side's FIN; 0: none did.
  std::uint64_t finAckedIn(Side side) const { return sides_[side].finAckedIn; }
  /// What made the first RST acceptable to the end that it went to; none without a RST.
  std::optional<ResetFit> resetFit() const { return resetFit_; }

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
    std::uint64_t dataFrame = 0;  ///< Of its last new data; 0: none.
    std::uint64_t synFrame = 0;   ///< Of its first SYN; 0: none.
    CaptureTime lastTime = 0;
    std::uint32_t window = 0;  ///< That it offered last, in bytes.
    std::uint8_t windowScale = 0;
    std::optional<std::uint32_t> timestamp;  ///< The last one that it sent.
    PacketOrigin origin;
  };

  void add(FindingKind kind, Side side, std::uint64_t frame, std::uint64_t earlier = 0);
  void note(Side from, const WireSegment& wire);
  void takeFin(Side from, const WireSegment& wire);
  void takeRst(Side from, const WireSegment& wire);
  void takeData(Side from, const WireSegment& wire);
  void countOddities(Side from, const WireSegment& wire);
  bool isIdle(CaptureTime now) const;
  bool resetsData(Side side) const;
  ResetFit fitOf(Side from, const Segment& rst) const;

  BySide<SideFacts> sides_;
  std::vector<Finding> findings_;
  ClosedFirst closedFirst_ = ClosedFirst::None;
  std::optional<ResetFit> resetFit_;
  bool wasReset_ = false;
};

}  // namespace linger::capture
