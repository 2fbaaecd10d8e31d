#include <algorithm>

#include "model/capture/teardown.h"

// What the segments of a connection, taken together, show.

namespace linger::capture {

/// Nothing of it was captured, though the other one has received something of it.
bool Teardown::isUnseen(Side side) const {
  const SideFacts& other = sides_[otherSide(side)];
  return !sides_[side].answered && sides_[side].counts.resets == 0 && other.lastAck;
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
    if (each.kind == FindingKind::KeepAliveRace) {
      const auto frames = std::minmax(each.frame, peer.crossedIn);
      const bool crossed = peer.crossedIn != 0 && side.counts.resets > 0;
      if (crossed) found.push_back({each.kind, each.side, frames.second, frames.first});
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
    const bool isAlone = isUnseen(otherSide(side));
    if (isAlone) addAt(FindingKind::SeenAlone, side, 0);
    if (closedFirst_ == closedFirstBy(side) && !isAlone) {
      addAt(FindingKind::ClosedFirst, side, facts.finFrame);
    }
    const SideFacts& peer = sides_[otherSide(side)];
    if (peer.finAckedIn != 0 && !facts.finEnd && !wasReset_) {
      addAt(FindingKind::CloseWait, side, peer.finAckedIn, peer.finFrame);
    }
    if (facts.called && !peer.answered && !wasReset_ && !isAlone) {
      addAt(FindingKind::Unanswered, side, 0, facts.synFrame);
    }
  }
  if (closedFirst_ == ClosedFirst::Both) {
    const auto frames = {sides_.client.finFrame, sides_.server.finFrame};
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

}  // namespace linger::capture
