#include "model/tcp/judge.h"

#include <algorithm>

namespace linger {
namespace {

using enum State;

bool isNumberInWindow(SeqNum number, const Tcb& tcb) {
  const std::uint32_t window = tcb.rcvWnd();
  if (window == 0) return number == tcb.rcvNxt;
  return number.isAtOrAfter(tcb.rcvNxt) && number.isBefore(tcb.rcvNxt + window);
}

bool isAcceptable(const Segment& segment, const Tcb& tcb, const TcpSettings& settings) {
  if (isInWindow(segment, tcb)) return true;
  if (!settings.acceptsLeftEdge) return false;
  return segment.end().isAtOrAfter(tcb.rcvNxt) &&
         segment.seq.isAtOrBefore(tcb.rcvNxt + tcb.rcvWnd());
}

Event judgeListen(const Segment& segment, const TcpSettings& settings) {
  if (segment.flags.rst) return Event::RstIgnored;
  if (segment.flags.ack) return Event::BadAck;
  if (!segment.flags.syn) return Event::Dropped;
  if (segment.flags.fin && settings.synFin != SynFin::Accepted) return Event::Dropped;
  return Event::Syn;
}

Event judgeSynSent(const Segment& segment, const Tcb& tcb) {
  const bool goodAck =
      segment.flags.ack && segment.ack.isAfter(tcb.iss) && segment.ack.isAtOrBefore(tcb.sndNxt);
  if (segment.flags.ack && !goodAck) {
    return segment.flags.rst ? Event::RstIgnored : Event::BadAck;
  }
  if (segment.flags.rst) return goodAck ? Event::Rst : Event::RstIgnored;
  if (!segment.flags.syn) return Event::Dropped;
  return goodAck ? Event::SynAck : Event::Syn;
}

bool rstEndsTimeWait(const Segment& segment, const Tcb& tcb, RstInTimeWait rule) {
  const std::int32_t distance = segment.seq - tcb.rcvNxt;
  switch (rule) {
    case RstInTimeWait::Ignored: return false;
    case RstInTimeWait::AtRcvNxt:
    case RstInTimeWait::Rfc5961: return distance == 0;
    case RstInTimeWait::NearRcvNxt: return distance >= -1 && distance <= 1;
    case RstInTimeWait::InWindow: return isInWindow(segment, tcb);
  }
  return false;
}

bool mayReopen(const Segment& syn, const Tcb& tcb, ReopenTimeWait rule) {
  const bool larger = syn.seq.isAfter(tcb.rcvNxt);
  const bool equal = syn.seq == tcb.rcvNxt;
  const bool newer = tcb.timestampsOn && syn.options.timestamps &&
                     SeqNum(syn.options.timestamps->val).isAfter(SeqNum(tcb.tsRecent));
  switch (rule) {
    case ReopenTimeWait::Never: return false;
    case ReopenTimeWait::LargerIsn: return larger;
    case ReopenTimeWait::LargerOrEqualIsn: return larger || equal;
    case ReopenTimeWait::LargerIsnOrNewerTimestamp: return larger || newer;
    case ReopenTimeWait::BeyondWindow: return larger && !isInWindow(syn, tcb);
  }
  return false;
}

Event judgeSynInTimeWait(const Segment& syn, const Tcb& tcb, const TcpSettings& settings,
                         bool listenerPresent) {
  const bool old = isOlderThanLastTimestamp(syn, tcb);
  const bool heard = listenerPresent || settings.reopensUnheard;
  if (!syn.flags.ack && !old && heard && mayReopen(syn, tcb, settings.reopenTimeWait)) {
    return Event::NewIncarnation;
  }
  switch (settings.synRefusal) {
    case SynRefusal::Ack: {
      const bool resets = !settings.rfc5961.syn && isNumberInWindow(syn.seq, tcb);
      return resets ? Event::SynResets : Event::SynInTimeWait;
    }
    case SynRefusal::Nothing: return Event::Dropped;
    case SynRefusal::NothingWithoutAck:
      return syn.flags.ack ? Event::SynInTimeWait : Event::Dropped;
    case SynRefusal::RstInWindowElseAck:
      return isInWindow(syn, tcb) ? Event::SynRefused : Event::SynInTimeWait;
  }
  return Event::SynInTimeWait;
}

/// TIME-WAIT by RFC 9293 §3.10.7.4, with the choices that it and the BSDs leave open.
Event judgeTimeWait(const Segment& segment, const Tcb& tcb, const TcpSettings& settings,
                    bool listenerPresent) {
  if (segment.flags.rst) {
    if (rstEndsTimeWait(segment, tcb, settings.rstInTimeWait)) return Event::Rst;
    const bool challenges = settings.rstInTimeWait == RstInTimeWait::Rfc5961;
    return challenges && isInWindow(segment, tcb) ? Event::RstInWindow : Event::RstIgnored;
  }
  if (segment.flags.syn) return judgeSynInTimeWait(segment, tcb, settings, listenerPresent);
  if (!segment.flags.ack) return Event::Dropped;
  if (settings.dropsDataInTimeWait && bringsNewData(segment, tcb)) return Event::Dropped;
  if (isOlderThanLastTimestamp(segment, tcb)) return Event::Unacceptable;

  const bool finAgain = segment.flags.fin && segment.end() == tcb.rcvNxt;
  if (finAgain && settings.timeWaitRestart == TimeWaitRestart::OnFin)
    return Event::PeerStillSending;

  const bool bareAckInOrder = segment.sequenceLength() == 0 && segment.seq == tcb.rcvNxt;
  return bareAckInOrder && segment.ack == tcb.sndNxt ? Event::Ack : Event::Unacceptable;
}

/// TIME-WAIT as Linux keeps it: every acknowledgement shows that the peer still sends.
Event judgeTimeWaitRecord(const Segment& segment, const Tcb& tcb, const TcpSettings& settings,
                          bool listenerPresent) {
  const bool old = isOlderThanLastTimestamp(segment, tcb);
  const bool exact = segment.seq == tcb.rcvNxt;
  if (segment.flags.rst) {
    const bool ends = !old && exact && settings.rstInTimeWait != RstInTimeWait::Ignored;
    return ends ? Event::Rst : Event::RstIgnored;
  }
  if (!old && exact && segment.sequenceLength() == 0) return Event::AckAgain;
  if (segment.flags.syn && !segment.flags.ack && !old) {
    return judgeSynInTimeWait(segment, tcb, settings, listenerPresent);
  }
  return old || segment.flags.ack ? Event::PeerStillSending : Event::Unacceptable;
}

/// An orphan's FIN-WAIT-2 of which Linux keeps only a time-wait record.
Event judgeFinWait2Record(const Segment& segment, const Tcb& tcb) {
  if (isOlderThanLastTimestamp(segment, tcb)) return Event::Unacceptable;
  const bool inWindow = segment.seq == tcb.rcvNxt || isInWindow(segment, tcb);
  if (!inWindow) return Event::Unacceptable;
  if (segment.flags.rst) return Event::Rst;
  if (segment.flags.syn && segment.seq.isAtOrAfter(tcb.rcvNxt)) return Event::SynAfterClose;
  if (!segment.flags.ack || segment.sequenceLength() == 0) return Event::Dropped;
  if (!segment.end().isAfter(tcb.rcvNxt)) return Event::Dropped;
  return segment.flags.fin && segment.end() == tcb.rcvNxt + 1U ? Event::Fin : Event::DataAfterClose;
}

/// RST in a state with a window (RFC 9293 §3.10.7.4, "Second, check the RST bit").
Event judgeRst(const Segment& segment, const Tcb& tcb, const TcpSettings& settings) {
  if (segment.seq == tcb.rcvNxt) return Event::Rst;
  constexpr States kPeerHasClosed{CloseWait, LastAck, Closing};
  if (settings.rstBeforeRcvNxt && kPeerHasClosed.contains(tcb.state) &&
      segment.seq + 1U == tcb.rcvNxt) {
    return Event::Rst;
  }
  if (!isNumberInWindow(segment.seq, tcb)) return Event::RstIgnored;
  return settings.rfc5961.rst ? Event::RstInWindow : Event::Rst;
}

bool isAckTooOld(const Segment& segment, const Tcb& tcb, OldAck rule) {
  switch (rule) {
    case OldAck::Accepted: return false;
    case OldAck::WithinWindow: return segment.ack.isBefore(tcb.sndUna - tcb.maxSndWnd);
    case OldAck::WithinAcked: {
      const std::uint64_t reach = std::min<std::uint64_t>(tcb.maxSndWnd, tcb.bytesAcked);
      return segment.ack.isBefore(tcb.sndUna - static_cast<std::uint32_t>(reach));
    }
  }
  return false;
}

/// Nobody is left to read what the segment brings.
bool comesAfterClose(const Segment& segment, const Tcb& tcb, AfterClose rule) {
  if (rule == AfterClose::Accepted) return false;
  const bool anything = rule == AfterClose::AnythingResets;
  const SeqNum dataEnd = segment.seq + segment.len;
  const bool brings = anything ? segment.sequenceLength() > 0 && dataEnd.isAfter(tcb.rcvNxt)
                               : bringsNewData(segment, tcb);
  if (States{FinWait1, FinWait2}.contains(tcb.state)) {
    return (tcb.orphan || (tcb.deaf && anything)) && brings;
  }
  if (rule == AfterClose::DataResetsToTheEnd) {
    return States{Closing, LastAck}.contains(tcb.state) && tcb.orphan && brings;
  }
  constexpr States kPeerHasClosed{CloseWait, Closing, LastAck};
  return anything && kPeerHasClosed.contains(tcb.state) && brings &&
         segment.seq.isBefore(tcb.rcvNxt);
}

/// What an acceptable segment means once its ACK is known to be good: data and FIN.
Event judgeDataAndFin(const Segment& segment, const Tcb& tcb, const TcpSettings& settings) {
  const bool finAcked = acknowledgesOurFin(segment, tcb);
  const bool leaves = finAcked && States{Closing, LastAck}.contains(tcb.state) &&
                      settings.afterClose != AfterClose::DataResetsToTheEnd;
  if (!leaves && comesAfterClose(segment, tcb, settings.afterClose)) return Event::DataAfterClose;
  constexpr States kWaitsForAck{FinWait1, Closing, LastAck};
  const bool fin = States{Established, FinWait1, FinWait2}.contains(tcb.state) &&
                   completesPeersFin(segment, tcb);
  if (fin && finAcked && tcb.state == FinWait1) return Event::FinAndAckOfFin;
  if (fin) return Event::Fin;
  if (finAcked && kWaitsForAck.contains(tcb.state)) return Event::AckOfFin;
  const bool wholeOld = segment.sequenceLength() > 0 && !segment.end().isAfter(tcb.rcvNxt);
  return wholeOld ? Event::Unacceptable : Event::Ack;
}

/// In a simultaneous open the peer's SYN,ACK repeats the SYN that we have and acknowledges ours
/// (RFC 9293 §3.5, figure 8).
bool completesCrossing(const Segment& segment, const Tcb& tcb) {
  const bool synAck = segment.flags.syn && segment.flags.ack && !segment.flags.rst;
  return tcb.state == SynReceived && !tcb.passive && synAck && segment.seq == tcb.irs &&
         segment.ack == tcb.sndNxt;
}

/// What a system drops without a word before it makes the acceptability test.
bool isDroppedUnseen(const Segment& segment, const Tcb& tcb, const TcpSettings& settings) {
  if (segment.flags.syn) return false;
  if (!segment.flags.ack) return settings.dropsWithoutAck;
  return settings.dropsOldBareAck && segment.sequenceLength() == 0 &&
         segment.seq.isBefore(tcb.rcvNxt) &&
         isOlderThanLastTimestamp(segment, tcb, settings.pawsWindow);
}

/// A SYN in the window of a connection (RFC 9293 §3.10.7.4, "Fourth, check the SYN bit").
Event judgeSynInWindow(const Segment& syn, const Tcb& tcb, const TcpSettings& settings) {
  const bool fromListener = tcb.state == SynReceived && tcb.passive;
  if (fromListener && settings.halfOpen == HalfOpen::Connection) return Event::SynAnew;
  const bool resets = !settings.rfc5961.syn && isNumberInWindow(syn.seq, tcb);
  if (!resets) return Event::SynOnConnection;
  return settings.synReset == SynReset::Refusal ? Event::SynRefused : Event::SynResets;
}

/// SYN-RECEIVED to LAST-ACK (RFC 9293 §3.10.7.4).
Event judgeConnection(const Segment& segment, const Tcb& tcb, const TcpSettings& settings) {
  const bool plainSyn = segment.flags.syn && !segment.flags.ack && !segment.flags.rst;
  if (tcb.state == SynReceived && plainSyn && segment.seq == tcb.irs) return Event::SynAgain;
  if (completesCrossing(segment, tcb)) return Event::AckOfSyn;
  // Second: check the RST bit. First comes the sequence number, which the RST's rule includes.
  if (segment.flags.rst) return judgeRst(segment, tcb, settings);
  // First: check the sequence number.
  if (tcb.state != SynReceived && isDroppedUnseen(segment, tcb, settings)) return Event::Dropped;
  if (!isAcceptable(segment, tcb, settings)) {
    return segment.flags.syn ? Event::SynOnConnection : Event::Unacceptable;
  }
  // Fourth: check the SYN bit.
  if (segment.flags.syn) return judgeSynInWindow(segment, tcb, settings);
  if (isOlderThanLastTimestamp(segment, tcb, settings.pawsWindow)) return Event::Unacceptable;
  // Fifth: check the ACK field.
  if (!segment.flags.ack) return Event::Dropped;
  if (tcb.state == SynReceived) {
    const bool good = segment.ack.isAfter(tcb.sndUna) && segment.ack.isAtOrBefore(tcb.sndNxt);
    return good ? Event::AckOfSyn : Event::BadAck;
  }
  if (acknowledgesUnsent(segment, tcb) || isAckTooOld(segment, tcb, settings.oldAck)) {
    return Event::AckOfUnsent;
  }
  return judgeDataAndFin(segment, tcb, settings);
}

/// A request that waits for the handshake's third segment, as Linux's tcp_check_req() judges it:
/// the acknowledgement comes before the sequence number.
Event judgeRequest(const Segment& segment, const Tcb& tcb, const TcpSettings& settings) {
  const Flags& flags = segment.flags;
  const bool old = isOlderThanLastTimestamp(segment, tcb);
  const bool first = segment.seq == tcb.irs;
  if (flags.syn && !flags.ack && !flags.rst && first && !old) return Event::SynAgain;
  if (flags.rst) return old ? Event::RstIgnored : judgeRst(segment, tcb, settings);
  if (flags.ack && segment.ack != tcb.sndNxt) return Event::BadAck;
  const bool inWindow =
      segment.seq == tcb.rcvNxt ||
      (segment.end().isAfter(tcb.rcvNxt) && segment.seq.isBefore(tcb.rcvNxt + tcb.rcvWnd())) ||
      (segment.sequenceLength() == 0 && segment.seq == tcb.rcvNxt + tcb.rcvWnd());
  if (old || !inWindow || (flags.syn && first)) return Event::Unacceptable;
  if (flags.syn) return Event::SynRefused;
  return flags.ack ? Event::AckOfSyn : Event::Dropped;
}

/// SYN-RECEIVED of a connection that came from a listener.
Event judgeHalfOpen(const Segment& segment, const Tcb& tcb, const TcpSettings& settings) {
  const bool synAck = segment.flags.syn && segment.flags.ack && !segment.flags.rst;
  if (synAck) {
    switch (settings.halfOpenSynAck) {
      case HalfOpenSynAck::AsAnySyn: break;
      case HalfOpenSynAck::Ends: return Event::SynRefused;
      case HalfOpenSynAck::Refused: return Event::BadAck;
      case HalfOpenSynAck::Ignored: return Event::Dropped;
    }
  }
  switch (settings.halfOpen) {
    case HalfOpen::Connection:
    case HalfOpen::Guarded: break;
    case HalfOpen::Request: return judgeRequest(segment, tcb, settings);
    case HalfOpen::SynCache:
      if (segment.flags.syn && !segment.flags.rst) return Event::SynAgain;
      break;
  }
  return judgeConnection(segment, tcb, settings);
}

}  // namespace

bool isInWindow(const Segment& segment, const Tcb& tcb) {
  if (segment.sequenceLength() == 0) return isNumberInWindow(segment.seq, tcb);
  if (tcb.rcvWnd() == 0) return false;
  return isNumberInWindow(segment.seq, tcb) || isNumberInWindow(segment.end() - 1U, tcb);
}

bool acknowledgesOurFin(const Segment& segment, const Tcb& tcb) {
  return segment.flags.ack && tcb.finSent() && segment.ack == tcb.sndNxt;
}

bool acknowledgesUnsent(const Segment& segment, const Tcb& tcb) {
  return segment.flags.ack && segment.ack.isAfter(tcb.sndNxt);
}

bool isOlderThanLastTimestamp(const Segment& segment, const Tcb& tcb, std::uint32_t window) {
  return tcb.timestampsOn && segment.options.timestamps &&
         (SeqNum(segment.options.timestamps->val) + window).isBefore(SeqNum(tcb.tsRecent));
}

bool completesPeersFin(const Segment& segment, const Tcb& tcb) {
  const SeqNum next = tcb.rcvNxtAfter(segment);
  const bool ownFin = segment.flags.fin && next == segment.end();
  const bool waitingFin = tcb.peerFin && next == *tcb.peerFin + 1U;
  return next.isAfter(tcb.rcvNxt) && (ownFin || waitingFin);
}

bool bringsNewData(const Segment& segment, const Tcb& tcb) {
  return segment.len > 0 && (segment.seq + segment.len).isAfter(tcb.rcvNxt);
}

Event judge(const Segment& segment, const Tcb& tcb, const TcpSettings& settings,
            bool listenerPresent) {
  switch (tcb.state) {
    case Closed: return segment.flags.rst ? Event::RstIgnored : Event::BadAck;
    case Listen: return judgeListen(segment, settings);
    case SynSent: return judgeSynSent(segment, tcb);
    case TimeWait:
      return settings.timeWaitRestart == TimeWaitRestart::OnAnyAck
                 ? judgeTimeWaitRecord(segment, tcb, settings, listenerPresent)
                 : judgeTimeWait(segment, tcb, settings, listenerPresent);
    case FinWait2:
      return tcb.timeWaitRecord ? judgeFinWait2Record(segment, tcb)
                                : judgeConnection(segment, tcb, settings);
    case SynReceived:
      return tcb.passive ? judgeHalfOpen(segment, tcb, settings)
                         : judgeConnection(segment, tcb, settings);
    case Established:
    case FinWait1:
    case CloseWait:
    case Closing:
    case LastAck: return judgeConnection(segment, tcb, settings);
  }
  return Event::Dropped;
}

}  // namespace linger
