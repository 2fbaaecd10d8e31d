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
ClosedFirst closedFirstBy(Side side);

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

  /// Whether the segment was seen before, or sent before what was seen last, and brings nothing:
  /// a mirror port may show a packet twice, on either side of a router or in another VLAN.
  bool isOld(Side from, const WireSegment& wire) const;

  const SideCounts& counts(Side side) const { return sides_[side].counts; }
  ClosedFirst closedFirst() const;
  /// The first frames of the side that have a FIN, or RST.
  std::vector<std::uint64_t> finFrames(Side side) const { return framesOf(side, false); }
  std::vector<std::uint64_t> rstFrames(Side side) const { return framesOf(side, true); }
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
    SeqNum next;
    std::uint64_t finFrame = 0;    ///< Of its first FIN; 0: none, as for these:
    std::uint64_t finAckedIn = 0;  ///< The frame that acknowledged the FIN.
    std::uint64_t synFrame = 0;    ///< Of its first SYN.
    std::uint64_t dataFrame = 0;   ///< Of its last new data.
    std::uint64_t crossedIn = 0;   ///< Of its data that crossed the peer's FIN.
    CaptureTime newTime = 0;       ///< When it last sent what it had not sent before.
    PacketOrigin origin;
    std::optional<SeqNum> finEnd;
    std::optional<SeqNum> lastAck;
    std::optional<SeqNum> afterSilence;      ///< Where its first data after a silence begins.
    std::optional<std::uint32_t> timestamp;  ///< The last one that it sent.
    std::uint32_t window = 0;                ///< That it offered last, in bytes.
    std::uint8_t windowScale = 0;
    bool heard = false;
    bool called = false;    ///< It sent a SYN without ACK.
    bool answered = false;  ///< It sent anything but a RST.

    SeqNum dataEnd() const { return finEnd ? *finEnd - 1U : next; }
  };

  /// A frame with FIN or RST. Captures have many connections: it has to be small.
  struct ClosingFrame {
    std::uint64_t frame : 62;
    std::uint64_t isServers : 1;
    std::uint64_t isRst : 1;
  };

  std::vector<std::uint64_t> framesOf(Side side, bool isRst) const;
  void keep(Side side, bool isRst, std::uint64_t frame);
  void add(FindingKind kind, Side side, std::uint64_t frame, std::uint64_t earlier = 0);
  void note(Side from, const WireSegment& wire, bool isOld);
  void takeFin(Side from, const WireSegment& wire, bool isOld);
  void takeRst(Side from, const WireSegment& wire);
  void acceptRefused(Side caller);
  void takeData(Side from, const WireSegment& wire);
  void countOddities(Side from, const WireSegment& wire, bool isOld);
  bool isIdle(CaptureTime now) const;
  bool isUnseen(Side side) const;
  bool isUnnumberedCopy(Side from, const WireSegment& wire) const;
  bool isAnswerOfNobody(Side from, const Segment& rst) const;
  bool resetsData(Side side) const;
  ResetFit fitOf(Side from, const Segment& rst) const;

  BySide<SideFacts> sides_;
  std::vector<ClosingFrame> closingFrames_;
  std::vector<Finding> findings_;
  ClosedFirst closedFirst_ = ClosedFirst::None;
  std::optional<ResetFit> resetFit_;
  CaptureTime lastTime_ = 0;  ///< Of the last segment.
  bool wasReset_ = false;
  Side lastFrom_ = Side::Client;  ///< Who sent the last segment.
};

}  // namespace linger::capture
