#include "model/capture/end_states.h"

#include "model/tcp/transitions.h"

namespace linger::capture {
namespace {

using enum State;

/// Where an end was before its FIN was acknowledged, when it turns out that it was not.
State beforeAckOfFin(State state) {
  switch (state) {
    case FinWait2: return FinWait1;
    case TimeWait: return Closing;
    case Closed: return LastAck;
    case Listen:
    case SynSent:
    case SynReceived:
    case Established:
    case FinWait1:
    case CloseWait:
    case Closing:
    case LastAck: return state;
  }
  return state;
}

}  // namespace

bool EndStates::take(Side from, const Segment& segment, Changes& changes) {
  fits_ = true;
  const Flags flags = segment.flags;
  if (flags.rst) {
    takeRst(from, segment, changes);
  } else {
    if (flags.syn) takeSyn(from, segment, changes);
    if (!flags.syn) showPresent(from, segment, changes);
    if (flags.ack) takeAck(from, segment, changes);
    if (flags.fin) takeFin(from, segment, changes);
  }
  note(from, segment);
  return fits_;
}

void EndStates::happens(Side side, Event event, bool inferred, Changes& changes) {
  End& end = ends_[side];
  const State before = end.state.value_or(Closed);
  const Row* row = findRow(before, event);
  if (row == nullptr) {
    // What is inferred of a receiver does not speak of the sender; and what was sent before an
    // inferred state was reached fits an earlier one.
    const bool isTold = !inferred && !end.inferred;
    if (isTold && gapAt(before, event) == Gap::Impossible) fits_ = false;
    return;
  }
  end.state = row->next(before);
  end.inferred = inferred;
  changes.add({side, before, *end.state, event, inferred});
}

void EndStates::takeSyn(Side from, const Segment& segment, Changes& changes) {
  End& end = ends_[from];
  const State state = end.state.value_or(Closed);
  if (!segment.flags.ack) {
    if (state == TimeWait) happens(from, Event::Replaced, false, changes);
    if (state == Closed || state == TimeWait) happens(from, Event::ActiveOpen, false, changes);
    return;
  }
  if (state == TimeWait) happens(from, Event::NewIncarnation, false, changes);
  // The SYN that it answers has arrived; where it had not called itself, it was listening.
  if (state == Closed || state == TimeWait) {
    end.state = Listen;
    happens(from, Event::Syn, false, changes);
  } else if (state == SynSent) {
    happens(from, Event::Syn, false, changes);
  }
  End& peer = ends_[otherSide(from)];
  if (!peer.state) peer.state = SynSent;
}

/// A segment without SYN: its sender is past the handshake, and in the middle of a connection
/// where none was seen.
void EndStates::showPresent(Side from, const Segment& segment, Changes& changes) {
  End& end = ends_[from];
  if (!end.state) {
    end.state = Established;
    return;
  }
  if (*end.state == SynSent && segment.flags.ack) happens(from, Event::SynAck, false, changes);
  // After the end of a connection only acknowledgements and repeated FINs may still be on the way.
  const bool isNew = segment.len > 0 && (segment.seq + segment.len).isAfter(end.next);
  if (end.heard && *end.state == Closed && !end.inferred && isNew) fits_ = false;
  if (end.finEnd && isNew) fits_ = false;
}

void EndStates::takeAck(Side from, const Segment& segment, Changes& changes) {
  End& end = ends_[from];
  const Side other = otherSide(from);
  End& peer = ends_[other];
  if (peer.state == SynReceived && segment.ack.isAtOrAfter(peer.next)) {
    happens(other, Event::AckOfSyn, true, changes);
  }
  if (!peer.finEnd || !segment.ack.isAtOrAfter(*peer.finEnd)) return;
  if (!end.peersFinShown) {
    end.peersFinShown = true;
    const bool both = end.ackedWithFin && end.state == FinWait1;
    happens(from, both ? Event::FinAndAckOfFin : Event::Fin, false, changes);
  }
  if (peer.finAcked) return;
  peer.finAcked = true;
  const bool withFin = segment.flags.fin && peer.state == FinWait1;
  if (withFin) {
    peer.ackedWithFin = true;
  } else {
    happens(other, Event::AckOfFin, true, changes);
  }
}

void EndStates::takeFin(Side from, const Segment& segment, Changes& changes) {
  End& end = ends_[from];
  if (!end.finEnd) {
    end.finEnd = segment.end();
    happens(from, Event::Close, false, changes);
    return;
  }
  // It would not repeat a FIN whose acknowledgement it had.
  if (!end.finAcked) return;
  end.finAcked = false;
  end.ackedWithFin = false;
  if (end.state && end.inferred) end.state = beforeAckOfFin(*end.state);
}

void EndStates::takeRst(Side from, const Segment& segment, Changes& changes) {
  End& end = ends_[from];
  const Side other = otherSide(from);
  End& peer = ends_[other];
  if (!end.state) {
    end.state = Closed;  // It has no connection, or has none any more.
  } else if (*end.state == SynSent) {
    happens(from, Event::Close, false, changes);
  } else if (*end.state != Closed && *end.state != TimeWait) {
    happens(from, Event::Abort, false, changes);
  }
  if (peer.state == Closed) return;
  if (peer.hasAcked && segment.seq.isBefore(peer.lastAck)) return;  // No system heeds an old one.
  const bool answersSyn = peer.state == SynSent && segment.flags.ack && segment.ack == peer.next;
  const bool exact =
      (peer.hasAcked && segment.seq == peer.lastAck) || (end.heard && segment.seq == end.next);
  if (!peer.state) {
    if (!peer.heard || !exact || peer.maybeTimeWait) return;
    peer.state = Closed;  // It was before, or is now.
    peer.inferred = true;
  } else if (*peer.state != TimeWait && (*peer.state == SynSent ? answersSyn : exact)) {
    happens(other, Event::Rst, true, changes);
  } else {
    peer.maybeTimeWait = *peer.state == TimeWait;
    peer.state.reset();  // Whether it heeded the RST depends on its system and is not to be seen.
  }
}

void EndStates::note(Side from, const Segment& segment) {
  End& end = ends_[from];
  if (segment.flags.rst) return;
  if (!end.heard || segment.end().isAfter(end.next)) end.next = segment.end();
  end.heard = true;
  if (segment.flags.ack && (!end.hasAcked || segment.ack.isAfter(end.lastAck))) {
    end.lastAck = segment.ack;
    end.hasAcked = true;
  }
}

EndState EndStates::of(Side side) const {
  const End& end = ends_[side];
  const End& peer = ends_[otherSide(side)];
  constexpr States kWaitsForFin{Established, FinWait1, FinWait2};
  const bool finOnItsWay =
      end.state && kWaitsForFin.contains(*end.state) && peer.finEnd && !end.peersFinShown;
  const bool synAckOnItsWay =
      end.state == SynSent && peer.state && *peer.state != SynSent && *peer.state != Closed;
  if (finOnItsWay || synAckOnItsWay) return {};
  return {end.state, end.inferred};
}

void EndStates::followTimeWait(const EndStates& last, bool sidesAreSwapped) {
  for (Side side : {Side::Client, Side::Server}) {
    const End& before = last.ends_[sidesAreSwapped ? otherSide(side) : side];
    if (before.state == TimeWait) ends_[side].state = TimeWait;
  }
}

void EndStates::flip() {
  ends_.swap();
}

}  // namespace linger::capture
