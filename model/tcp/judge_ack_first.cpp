#include "model/tcp/judge_ack_first.h"

#include "model/tcp/judge.h"

// lwIP's order (tcp_in.c): the acknowledgement is taken before the sequence number is looked at,
// and data and FIN are taken without any acknowledgement.

namespace linger {
namespace {

using enum State;
using Parts = std::vector<SegmentPart>;

bool isBetween(SeqNum number, SeqNum first, SeqNum last) {
  return number.isAtOrAfter(first) && number.isAtOrBefore(last);
}

/// The data and the FIN alone: what is acknowledged is no news.
Segment withoutAck(const Segment& segment, const Tcb& tcb) {
  Segment data = segment;
  data.flags.ack = true;
  data.flags.syn = false;
  data.ack = tcb.sndUna;
  return data;
}

/// The acknowledgement alone, where the next segment would stand.
Segment ackAlone(const Segment& segment, const Tcb& tcb) {
  Segment ack = segment;
  ack.flags = {.ack = true};
  ack.seq = tcb.rcvNxt;
  ack.len = 0;
  return ack;
}

/// How tcp_receive() takes what occupies sequence numbers.
enum class Intake {
  None,     ///< There is none, or none that counts any more; and it stands in the window.
  Taken,    ///< It goes on from RCV.NXT.
  Queued,   ///< It is in the window, beyond a hole.
  Refused,  ///< It is not in the window: an ACK says so.
};

Intake intakeOf(const Segment& segment, const Tcb& tcb, State state) {
  const std::uint32_t length = segment.sequenceLength();
  const std::uint32_t window = tcb.rcvWnd();
  const SeqNum last = tcb.rcvNxt + window - 1U;
  constexpr States kReceiving{Established, FinWait1, FinWait2};
  if (length == 0 || !kReceiving.contains(state)) {
    return window > 0 && isBetween(segment.seq, tcb.rcvNxt, last) ? Intake::None : Intake::Refused;
  }
  const bool overlaps =
      segment.seq.isBefore(tcb.rcvNxt) && (segment.end() - 1U).isAtOrAfter(tcb.rcvNxt);
  const SeqNum start = overlaps ? tcb.rcvNxt : segment.seq;
  if (window == 0 || !isBetween(start, tcb.rcvNxt, last)) return Intake::Refused;
  return start == tcb.rcvNxt ? Intake::Taken : Intake::Queued;
}

/// What the state makes of a segment whose data is taken, or that has none.
Event eventOf(State state, bool fin, bool finAcked) {
  switch (state) {
    case FinWait1:
      if (fin) return finAcked ? Event::FinAndAckOfFin : Event::Fin;
      return finAcked ? Event::AckOfFin : Event::Ack;
    case FinWait2:
    case Established: return fin ? Event::Fin : Event::Ack;
    case Closing:
    case LastAck: return finAcked ? Event::AckOfFin : Event::Ack;
    case Closed:
    case Listen:
    case SynSent:
    case SynReceived:
    case CloseWait:
    case TimeWait: break;
  }
  return Event::Ack;
}

Parts judgeSynSent(const Segment& segment, const Tcb& tcb) {
  const bool good = segment.flags.ack && segment.ack == tcb.sndNxt;
  if (segment.flags.rst) return {{good ? Event::Rst : Event::RstIgnored, segment, false}};
  if (segment.flags.syn && good) return {{Event::SynAck, segment, false}};
  return {{segment.flags.ack ? Event::BadAck : Event::Dropped, segment, false}};
}

/// tcp_timewait_input()
Parts judgeTimeWait(const Segment& segment, const Tcb& tcb) {
  const auto only = [&segment](Event event) { return Parts{{event, segment, false}}; };
  if (segment.flags.rst) return only(Event::RstIgnored);
  if (segment.flags.syn) {
    Segment counted = segment;
    counted.flags.fin = false;  // SYN and FIN together count one (TCP_TCPLEN).
    const bool inWindow = isBetween(segment.seq, tcb.rcvNxt, tcb.rcvNxt + tcb.rcvWnd());
    return {{inWindow ? Event::SynRefused : Event::Unacceptable, counted, false}};
  }
  if (segment.flags.fin) return only(Event::PeerStillSending);
  return only(segment.len > 0 ? Event::Unacceptable : Event::Dropped);
}

/// tcp_process() and tcp_receive(), once the handshake is done.
Parts judgeSynchronized(const Segment& segment, const Tcb& tcb, State state) {
  Parts parts;
  Segment counted = segment;
  const bool ofUnsent = acknowledgesUnsent(segment, tcb);
  if (ofUnsent) parts.push_back({Event::AckOfUnsent, segment, true});
  if (ofUnsent || !segment.flags.ack) counted = withoutAck(segment, tcb);
  const bool finAcked = acknowledgesOurFin(segment, tcb);

  const Intake intake = intakeOf(segment, tcb, state);
  if (intake == Intake::Refused) {
    const Event acked = eventOf(state, false, finAcked);
    if (segment.flags.ack && !ofUnsent) parts.push_back({acked, ackAlone(segment, tcb), false});
    const bool gone = state == LastAck && finAcked;
    if (!gone) parts.push_back({Event::Unacceptable, segment, false});
    return parts;
  }
  const bool fin = intake == Intake::Taken && completesPeersFin(counted, tcb);
  const Event event = eventOf(state, fin, finAcked);
  const bool isNew = (segment.seq + segment.len).isAfter(tcb.rcvNxt);
  const bool abandons = tcb.orphan && intake == Intake::Taken && segment.len > 0 && isNew;
  if (!abandons) {
    parts.push_back({event, counted, false});
    return parts;
  }
  // tcp_abort(), which says nothing in TIME-WAIT.
  const bool inTimeWait =
      event == Event::FinAndAckOfFin || (event == Event::Fin && state == FinWait2);
  if (inTimeWait) parts.push_back({event, counted, false});
  parts.push_back({inTimeWait ? Event::Abort : Event::DataAfterClose, counted, false});
  return parts;
}

Parts judgeSynReceived(const Segment& segment, const Tcb& tcb) {
  const auto only = [&segment](Event event) { return Parts{{event, segment, false}}; };
  if (!segment.flags.ack) {
    const bool again = segment.flags.syn && segment.seq == tcb.irs;
    return only(again ? Event::SynAgain : Event::Dropped);
  }
  if (segment.ack != tcb.sndNxt) return only(Event::BadAck);
  Parts parts{{Event::AckOfSyn, ackAlone(segment, tcb), false}};
  Segment rest = segment;
  if (segment.flags.syn) {  // 2.1.3 takes a SYN,ACK for an ACK, and its SYN for a byte or a FIN.
    rest.flags.syn = false;
    if (!segment.flags.fin) ++rest.len;
  }
  for (SegmentPart& part : judgeSynchronized(rest, tcb, Established)) parts.push_back(part);
  return parts;
}

}  // namespace

std::vector<SegmentPart> judgeAckFirst(const Segment& segment, const Tcb& tcb) {
  const auto only = [&segment](Event event) { return Parts{{event, segment, false}}; };
  if (tcb.state == SynSent) return judgeSynSent(segment, tcb);
  if (tcb.state == TimeWait) return judgeTimeWait(segment, tcb);
  if (segment.flags.rst) {
    if (segment.seq == tcb.rcvNxt) return only(Event::Rst);
    const bool inWindow = isBetween(segment.seq, tcb.rcvNxt, tcb.rcvNxt + tcb.rcvWnd());
    return only(inWindow ? Event::RstInWindow : Event::RstIgnored);
  }
  if (tcb.state == SynReceived) return judgeSynReceived(segment, tcb);
  if (segment.flags.syn) return only(Event::SynOnConnection);
  return judgeSynchronized(segment, tcb, tcb.state);
}

}  // namespace linger
