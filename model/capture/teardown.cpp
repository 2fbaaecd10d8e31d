#include "model/capture/teardown.h"

#include <algorithm>

namespace linger::capture {
namespace {

constexpr std::size_t kMostFrames = 16;  ///< Of each kind that are kept as evidence.
constexpr std::uint8_t kMostScale = 14;  ///< Of a window (RFC 7323 §2.3).
constexpr CaptureTime kIdle = kSecond;   ///< So long without a segment makes a race likely.

void keep(std::vector<std::uint64_t>& frames, std::uint64_t frame) {
  if (frames.size() < kMostFrames) frames.push_back(frame);
}

ClosedFirst closedFirstBy(Side side) {
  return side == Side::Client ? ClosedFirst::Client : ClosedFirst::Server;
}

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

void Teardown::add(FindingKind kind, Side side, std::uint64_t frame, std::uint64_t earlier) {
  const bool isKnown = std::any_of(findings_.begin(), findings_.end(), [&](const Finding& each) {
    return each.kind == kind && each.side == side;
  });
  if (!isKnown) findings_.push_back({kind, side, frame, earlier});
}

void Teardown::take(Side from, const WireSegment& wire) {
  const Segment& segment = wire.segment;
  SideFacts& peer = sides_[otherSide(from)];
  countOddities(from, wire);
  if (segment.flags.ack && !segment.flags.rst && peer.finEnd && peer.finAckedIn == 0 &&
      segment.ack.isAtOrAfter(*peer.finEnd)) {
    peer.finAckedIn = wire.frame;
  }
  if (segment.flags.rst) {
    takeRst(from, wire);
  } else {
    takeData(from, wire);
  }
  if (segment.flags.fin) takeFin(from, wire);
  sides_[from].lastTime = wire.time;
  if (!segment.flags.rst) note(from, wire);
}

bool Teardown::isOld(Side from, const WireSegment& wire) const {
  const SideFacts& side = sides_[from];
  return !wire.segment.flags.rst && side.heard && !wire.segment.end().isAfter(side.next) &&
         side.origin.isEarlier(wire);
}

void Teardown::note(Side from, const WireSegment& wire) {
  const Segment& segment = wire.segment;
  SideFacts& side = sides_[from];
  if (segment.flags.syn) {
    side.called = side.called || !segment.flags.ack;
    if (side.synFrame == 0) side.synFrame = wire.frame;
    side.windowScale = std::min<std::uint8_t>(segment.options.windowScale.value_or(0), kMostScale);
  }
  side.answered = true;
  side.origin.take(wire);
  if (!side.heard || segment.end().isAfter(side.next)) side.next = segment.end();
  side.heard = true;
  if (segment.flags.ack && (!side.lastAck || segment.ack.isAfter(*side.lastAck))) {
    side.lastAck = segment.ack;
  }
  // The window of a SYN is not scaled (RFC 7323 §2.2).
  side.window = std::uint32_t{segment.window} << (segment.flags.syn ? 0 : side.windowScale);
  if (segment.options.timestamps) side.timestamp = segment.options.timestamps->val;
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

void Teardown::countOddities(Side from, const WireSegment& wire) {
  const Segment& segment = wire.segment;
  SideFacts& side = sides_[from];
  if (segment.flags.rst || segment.flags.syn) return;
  if (segment.window == 0) ++side.counts.zeroWindows;
  if (!side.heard) return;
  const bool repeats = segment.sequenceLength() > 0 && !segment.end().isAfter(side.next);
  if (side.origin.isEarlier(wire)) return;
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
  side.dataFrame = wire.frame;
  if (peer.finAckedIn != 0 && segment.ack.isAtOrAfter(*peer.finEnd)) {
    add(FindingKind::HalfClosed, otherSide(from), wire.frame, peer.finFrames.front());
  }
}

bool Teardown::isIdle(CaptureTime now) const {
  return now - std::max(sides_.client.lastTime, sides_.server.lastTime) >= kIdle;
}

void Teardown::takeFin(Side from, const WireSegment& wire) {
  const Segment& segment = wire.segment;
  SideFacts& side = sides_[from];
  const SideFacts& peer = sides_[otherSide(from)];
  ++side.counts.fins;
  keep(side.finFrames, wire.frame);
  if (side.finEnd) {
    if (segment.end() == *side.finEnd && !side.origin.isEarlier(wire)) {
      add(FindingKind::RepeatedFin, from, wire.frame, side.finFrames.front());
    }
    return;
  }
  side.finEnd = segment.end();
  if (wasReset_ || segment.flags.rst) return;
  if (closedFirst_ == ClosedFirst::None) {
    closedFirst_ = closedFirstBy(from);
    if (isIdle(wire.time) && side.heard && peer.heard) {
      add(FindingKind::KeepAliveRace, from, wire.frame);  // Until nothing crosses it: findings().
    }
    return;
  }
  if (!peer.finEnd) return;
  const bool acknowledges = segment.flags.ack && segment.ack.isAtOrAfter(*peer.finEnd);
  if (!acknowledges) {
    closedFirst_ = ClosedFirst::Both;
  } else if (peer.finAckedIn == wire.frame) {
    add(FindingKind::ThreeSegments, from, wire.frame, peer.finFrames.front());
  }
}

void Teardown::takeRst(Side from, const WireSegment& wire) {
  const Segment& segment = wire.segment;
  SideFacts& side = sides_[from];
  const Side other = otherSide(from);
  const SideFacts& peer = sides_[other];
  ++side.counts.resets;
  keep(side.rstFrames, wire.frame);
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
    } else {
      add(FindingKind::ResetHalfOpen, from, wire.frame, peer.dataFrame);
    }
    return;
  }
  const bool unanswered = peer.dataFrame > side.dataFrame;
  if (side.finEnd) {
    if (peer.dataFrame > side.finFrames.front()) {
      add(FindingKind::ResetDataAfterClose, from, wire.frame, peer.dataFrame);
    }
  } else if (!segment.flags.ack && peer.lastAck && segment.seq == *peer.lastAck &&
             segment.seq != side.next) {
    add(FindingKind::ResetHalfOpen, from, wire.frame);
  } else if (unanswered) {
    add(FindingKind::ResetUnread, from, wire.frame, peer.dataFrame);
  } else {
    add(FindingKind::ResetAborted, from, wire.frame);
  }
  const bool unacknowledged =
      side.dataFrame != 0 && peer.lastAck && peer.lastAck->isBefore(side.next);
  if (unacknowledged) add(FindingKind::ResponseLost, from, wire.frame, side.dataFrame);
}

ClosedFirst Teardown::closedFirst() const {
  return closedFirst_;
}

bool Teardown::resetsData(Side side) const {
  return std::any_of(findings_.begin(), findings_.end(), [&](const Finding& each) {
    return each.kind == FindingKind::ResetDataAfterClose && each.side == side;
  });
}

std::vector<Finding> Teardown::findings() const {
  std::vector<Finding> found;
  for (const Finding& each : findings_) {
    const SideFacts& side = sides_[each.side];
    const SideFacts& peer = sides_[otherSide(each.side)];
    // The race is one only where data of the peer's met the FIN and was reset.
    const bool crossed = peer.dataFrame > each.frame && side.counts.resets > 0;
    if (each.kind == FindingKind::KeepAliveRace) {
      if (crossed) found.push_back({each.kind, each.side, peer.dataFrame, each.frame});
      continue;
    }
    // Who answers data after its FIN with RST has closed, and not only shut its sending side.
    if (each.kind == FindingKind::HalfClosed && resetsData(each.side)) continue;
    found.push_back(each);
  }
  const auto addAt = [&](FindingKind kind, Side side, std::uint64_t frame,
                         std::uint64_t earlier = 0) {
    found.push_back({kind, side, frame, earlier});
  };
  for (Side side : {Side::Client, Side::Server}) {
    const SideFacts& facts = sides_[side];
    if (closedFirst_ == closedFirstBy(side)) {
      addAt(FindingKind::ClosedFirst, side, facts.finFrames.front());
    }
    const SideFacts& peer = sides_[otherSide(side)];
    if (peer.finAckedIn != 0 && !facts.finEnd && !wasReset_) {
      addAt(FindingKind::CloseWait, side, peer.finAckedIn, peer.finFrames.front());
    }
    if (facts.called && !peer.answered && !wasReset_) {
      addAt(FindingKind::Unanswered, side, 0, facts.synFrame);
    }
  }
  if (closedFirst_ == ClosedFirst::Both) {
    const auto frames = {sides_.client.finFrames.front(), sides_.server.finFrames.front()};
    addAt(FindingKind::ClosedAtOnce, Side::Client, std::max(frames), std::min(frames));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Finding& a, const Finding& b) { return a.frame < b.frame; });
  return found;
}

void Teardown::followsTimeWait(const WireSegment& syn, const Teardown& last, bool sidesAreSwapped,
                               bool isOwn) {
  add(FindingKind::PortReused, Side::Client, syn.frame);
  const Side before = sidesAreSwapped ? Side::Server : Side::Client;
  const SideFacts& caller = last.sides_[before];
  const auto& timestamps = syn.segment.options.timestamps;
  FindingKind how = FindingKind::ReusedInVain;
  if (isOwn) {
    how = FindingKind::ReusedOwnTimeWait;
  } else if (caller.timestamp && timestamps &&
             SeqNum(timestamps->val).isAfter(SeqNum(*caller.timestamp))) {
    how = FindingKind::ReusedByTimestamp;
  } else if (caller.heard && syn.segment.seq.isAtOrAfter(caller.next)) {
    how = FindingKind::ReusedByNumber;
  }
  add(how, Side::Client, syn.frame);
}

void Teardown::flip() {
  sides_.swap();
  for (Finding& finding : findings_) finding.side = otherSide(finding.side);
  if (closedFirst_ == ClosedFirst::Client) {
    closedFirst_ = ClosedFirst::Server;
  } else if (closedFirst_ == ClosedFirst::Server) {
    closedFirst_ = ClosedFirst::Client;
  }
}

}  // namespace linger::capture
