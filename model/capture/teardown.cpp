#include "model/capture/teardown.h"

#include <algorithm>

namespace linger::capture {
namespace {

constexpr std::size_t kMostFrames = 16;  ///< Of each kind that are kept as evidence.
constexpr std::uint64_t kMostFrameNumber = (std::uint64_t{1} << 62) - 1;
constexpr std::uint8_t kMostScale = 14;  ///< Of a window (RFC 7323 §2.3).
constexpr CaptureTime kIdle = kSecond;   ///< So long without a segment makes a race likely.
/// Less than any system waits for an acknowledgement before it sends again.
constexpr CaptureTime kSoonestRepetition = kSecond / 1000;

}  // namespace

std::string_view nameOf(ClosedFirst closedFirst) {
  switch (closedFirst) {
    case ClosedFirst::None: return "none";
    case ClosedFirst::Client: return "client";
    case ClosedFirst::Server: return "server";
    case ClosedFirst::Both: return "both";
  }
  return "";
}

ClosedFirst closedFirstBy(Side side) {
  return side == Side::Client ? ClosedFirst::Client : ClosedFirst::Server;
}

std::vector<std::uint64_t> Teardown::framesOf(Side side, bool isRst) const {
  std::vector<std::uint64_t> frames;
  for (const ClosingFrame& each : closingFrames_) {
    if ((each.isServers != 0) == (side == Side::Server) && (each.isRst != 0) == isRst) {
      frames.push_back(each.frame);
    }
  }
  return frames;
}

void Teardown::keep(Side side, bool isRst, std::uint64_t frame) {
  const SideCounts& counts = sides_[side].counts;
  if ((isRst ? counts.resets : counts.fins) > kMostFrames) return;
  ClosingFrame& kept = closingFrames_.emplace_back();
  kept.frame = frame & kMostFrameNumber;
  kept.isServers = side == Side::Server;
  kept.isRst = isRst;
}

void Teardown::add(FindingKind kind, Side side, std::uint64_t frame, std::uint64_t earlier) {
  const bool isKnown = std::any_of(findings_.begin(), findings_.end(), [&](const Finding& each) {
    return each.kind == kind && each.side == side;
  });
  if (!isKnown) findings_.push_back({kind, side, frame, earlier});
}

void Teardown::take(Side from, const WireSegment& wire) {
  const Segment& segment = wire.segment;
  SideFacts& peer = sides_[otherSide(from)];
  const bool old = isOld(from, wire);
  countOddities(from, wire, old);
  if (segment.flags.ack && !segment.flags.rst && peer.finEnd && peer.finAckedIn == 0 &&
      segment.ack.isAtOrAfter(*peer.finEnd)) {
    peer.finAckedIn = wire.frame;
  }
  if (segment.flags.rst) {
    takeRst(from, wire);
  } else {
    takeData(from, wire);
  }
  if (segment.flags.fin) takeFin(from, wire, old);
  lastTime_ = wire.time;
  lastFrom_ = from;
  if (!segment.flags.rst) note(from, wire, old);
}

bool Teardown::isOld(Side from, const WireSegment& wire) const {
  const SideFacts& side = sides_[from];
  return !wire.segment.flags.rst && side.heard && !wire.segment.end().isAfter(side.next) &&
         (side.origin.isEarlier(wire) || isUnnumberedCopy(from, wire));
}

/// Without an identification it is told by the hops that it has gone, or by the time: nobody sends
/// again so soon what was acknowledged, or what the peer has not answered. An ACK alone that says
/// nothing new may well be another one, for a segment out of order or a new window.
bool Teardown::isUnnumberedCopy(Side from, const WireSegment& wire) const {
  const Segment& segment = wire.segment;
  const SideFacts& side = sides_[from];
  const bool acknowledges =
      segment.flags.ack && (!side.lastAck || segment.ack.isAfter(*side.lastAck));
  if (!PacketOrigin::isUnnumbered(wire) || acknowledges) return false;
  if (side.origin.hasGoneFurther(wire)) return true;
  if (segment.seq == side.next) return false;
  const std::optional<SeqNum>& acked = sides_[otherSide(from)].lastAck;
  const bool isAcked = acked && acked->isAtOrAfter(segment.end());
  const CaptureTime since = wire.time - side.newTime;
  return since >= 0 && since < kSoonestRepetition && (isAcked || lastFrom_ == from);
}

void Teardown::note(Side from, const WireSegment& wire, bool isOld) {
  const Segment& segment = wire.segment;
  SideFacts& side = sides_[from];
  if (segment.flags.syn) {
    side.called = side.called || !segment.flags.ack;
    if (segment.flags.ack) acceptRefused(otherSide(from));
    if (side.synFrame == 0) side.synFrame = wire.frame;
    side.windowScale = std::min<std::uint8_t>(segment.options.windowScale.value_or(0), kMostScale);
  }
  side.answered = true;
  if (!isOld) side.origin.take(wire);
  if (!side.heard || segment.end().isAfter(side.next)) {
    side.next = segment.end();
    side.newTime = wire.time;
  }
  side.heard = true;
  if (segment.flags.ack && (!side.lastAck || segment.ack.isAfter(*side.lastAck))) {
    side.lastAck = segment.ack;
  }
  // The window of a SYN is not scaled (RFC 7323 §2.2).
  side.window = std::uint32_t{segment.window} << (segment.flags.syn ? 0 : side.windowScale);
  if (segment.options.timestamps) side.timestamp = segment.options.timestamps->val;
}

/// The RST that refused a call is not the end where the caller's system repeats its SYN after it.
void Teardown::acceptRefused(Side caller) {
  const auto refused = std::find_if(findings_.begin(), findings_.end(), [&](const Finding& each) {
    return each.kind == FindingKind::Refused && each.side == caller;
  });
  if (refused == findings_.end()) return;
  refused->kind = FindingKind::RefusedFirst;
  wasReset_ = false;
  resetFit_.reset();
}

ResetFit Teardown::fitOf(Side from, const Segment& rst) const {
  const SideFacts& side = sides_[from];
  const SideFacts& peer = sides_[otherSide(from)];
  if (peer.called && !peer.lastAck) {
    if (rst.flags.ack && rst.ack == peer.next) return ResetFit::AnswersSyn;
    return side.answered ? ResetFit::Unknown : ResetFit::Outside;
  }
  const bool isNext = side.heard && rst.seq == side.next;
  if (!peer.lastAck) return isNext ? ResetFit::Exact : ResetFit::Unknown;
  if (rst.seq == *peer.lastAck || isNext) return ResetFit::Exact;
  const std::uint32_t ahead = rst.seq - *peer.lastAck;
  return ahead < peer.window ? ResetFit::InWindow : ResetFit::Outside;
}

void Teardown::countOddities(Side from, const WireSegment& wire, bool isOld) {
  const Segment& segment = wire.segment;
  SideFacts& side = sides_[from];
  if (segment.flags.rst || segment.flags.syn) return;
  if (segment.window == 0) ++side.counts.zeroWindows;
  if (!side.heard || isOld) return;
  const bool repeats = segment.sequenceLength() > 0 && !segment.end().isAfter(side.next);
  const bool isProbe = segment.len <= 1 && !segment.flags.fin && segment.seq + 1U == side.next;
  if (isProbe) {
    ++side.counts.keepAlives;
  } else if (repeats) {
    ++side.counts.retransmissions;
  }
}

void Teardown::takeData(Side from, const WireSegment& wire) {
  const Segment& segment = wire.segment;
  SideFacts& side = sides_[from];
  SideFacts& peer = sides_[otherSide(from)];
  const bool isNew =
      segment.len > 0 && (!side.heard || (segment.seq + segment.len).isAfter(side.next));
  if (!isNew) return;
  if (side.heard && peer.heard && isIdle(wire.time)) side.afterSilence = segment.seq;
  side.dataFrame = wire.frame;
  if (peer.finEnd && segment.flags.ack && segment.ack.isBefore(*peer.finEnd)) {
    side.crossedIn = wire.frame;
  }
  if (peer.finAckedIn != 0 && segment.ack.isAtOrAfter(*peer.finEnd)) {
    add(FindingKind::HalfClosed, otherSide(from), wire.frame, peer.finFrame);
  }
}

bool Teardown::isIdle(CaptureTime now) const {
  return now - lastTime_ >= kIdle;
}

void Teardown::takeFin(Side from, const WireSegment& wire, bool isOld) {
  const Segment& segment = wire.segment;
  SideFacts& side = sides_[from];
  SideFacts& peer = sides_[otherSide(from)];
  ++side.counts.fins;
  keep(from, false, wire.frame);
  if (side.finEnd) {
    if (segment.end() == *side.finEnd && !isOld) {
      add(FindingKind::RepeatedFin, from, wire.frame, side.finFrame);
    }
    return;
  }
  side.finEnd = segment.end();
  side.finFrame = wire.frame;
  // A FIN acknowledges all that its side had received when it closed.
  const bool metData =
      peer.dataFrame != 0 && segment.flags.ack && peer.dataEnd().isAfter(segment.ack);
  if (metData) peer.crossedIn = peer.dataFrame;
  if (sides_.client.counts.resets > 0 || sides_.server.counts.resets > 0) return;
  if (closedFirst_ == ClosedFirst::None) {
    closedFirst_ = closedFirstBy(from);
    // Silence until the FIN, or until data that it does not acknowledge: the capture may have been
    // taken nearer to the peer.
    const bool isLate = metData && peer.afterSilence && !segment.ack.isAfter(*peer.afterSilence);
    if (side.heard && peer.heard && (isIdle(wire.time) || isLate)) {
      add(FindingKind::KeepAliveRace, from, wire.frame);  // Where data crossed it: findings().
    }
    return;
  }
  if (!peer.finEnd) return;
  const bool acknowledges = segment.flags.ack && segment.ack.isAtOrAfter(*peer.finEnd);
  if (!acknowledges) {
    closedFirst_ = ClosedFirst::Both;
  } else if (peer.finAckedIn == wire.frame) {
    add(FindingKind::ThreeSegments, from, wire.frame, peer.finFrame);
  }
}

void Teardown::takeRst(Side from, const WireSegment& wire) {
  const Segment& segment = wire.segment;
  SideFacts& side = sides_[from];
  const Side other = otherSide(from);
  const SideFacts& peer = sides_[other];
  ++side.counts.resets;
  keep(from, true, wire.frame);
  const bool isFirst = !wasReset_;
  wasReset_ = true;
  if (!isFirst) return;
  resetFit_ = fitOf(from, segment);

  if (side.answered && side.origin.isOther(wire)) {
    add(FindingKind::ResetByMiddlebox, from, wire.frame);
    return;
  }
  if (!side.answered) {
    if (peer.called && !peer.dataFrame) {
      add(FindingKind::Refused, other, wire.frame, peer.synFrame);
    } else if (!segment.flags.ack) {
      add(FindingKind::ResetHalfOpen, from, wire.frame, peer.dataFrame);
    } else if (peer.dataFrame != 0) {
      add(FindingKind::ResetUnread, from, wire.frame, peer.dataFrame);
    }  // Else it may have aborted, or not: what came before was not captured.
    return;
  }
  const bool unanswered = peer.dataFrame > side.dataFrame;
  const bool knowsNothing = isAnswerOfNobody(from, segment);
  const bool leftData =
      peer.dataFrame != 0 && side.lastAck && peer.dataEnd().isAfter(*side.lastAck);
  if (side.finEnd && leftData) {
    add(FindingKind::ResetDataAfterClose, from, wire.frame, peer.dataFrame);
  } else if (knowsNothing && !(side.finEnd && peer.finEnd)) {
    add(FindingKind::ResetHalfOpen, from, wire.frame, unanswered ? peer.dataFrame : 0);
  } else if (side.finEnd) {
    // It had closed: it answers what came late, or has ended the wait for the peer's FIN.
  } else if (unanswered) {
    add(FindingKind::ResetUnread, from, wire.frame, peer.dataFrame);
  } else {
    add(FindingKind::ResetAborted, from, wire.frame);
  }
  const bool unacknowledged =
      side.dataFrame != 0 && peer.lastAck && peer.lastAck->isBefore(side.dataEnd());
  if (unacknowledged) add(FindingKind::ResponseLost, from, wire.frame, side.dataFrame);
}

/// A system without the connection answers a segment with the number that it acknowledges and
/// without ACK (RFC 9293 §3.10.7.1); one that aborts its own sends its next number, and all known
/// ones but the RFC's an ACK with it.
bool Teardown::isAnswerOfNobody(Side from, const Segment& rst) const {
  const SideFacts& peer = sides_[otherSide(from)];
  if (rst.flags.ack || !peer.lastAck || rst.seq != *peer.lastAck) return false;
  return rst.seq != sides_[from].next || lastFrom_ != from;
}

ClosedFirst Teardown::closedFirst() const {
  return closedFirst_;
}

void Teardown::flip() {
  sides_.swap();
  for (Finding& finding : findings_) finding.side = otherSide(finding.side);
  for (ClosingFrame& each : closingFrames_) each.isServers ^= 1U;
  lastFrom_ = otherSide(lastFrom_);
  if (closedFirst_ == ClosedFirst::Client) {
    closedFirst_ = ClosedFirst::Server;
  } else if (closedFirst_ == ClosedFirst::Server) {
    closedFirst_ = ClosedFirst::Client;
  }
}

}  // namespace linger::capture
