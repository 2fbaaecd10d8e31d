#include <algorithm>

#include "model/tcp/endpoint.h"
#include "model/tcp/endpoint_rules.h"
#include "model/tcp/judge.h"

// What an acceptable segment changes in the TCB: its acknowledgement, its data, its FIN.

namespace linger {
namespace {

/// Whether a user timeout goes on while the peer confirms that its window is shut (Linux
/// tcp_probe_timer()); elsewhere a peer that answers is waited for.
bool boundsShutWindow(const TcpSettings& settings) {
  return settings.userTimeout && settings.orphanProbesToRtoMax;
}

}  // namespace

void Endpoint::takeHandshake(const Segment& syn, const Turn& turn) {
  tcb_.irs = syn.seq;
  tcb_.rcvNxt = syn.seq + 1U;
  tcb_.sndWnd = tcb_.maxSndWnd = syn.window;
  if (syn.options.mss) tcb_.sndMss = std::min(*syn.options.mss, settings_->mss);
  tcb_.sackOn = settings_->offersSack && syn.options.sackPermitted;
  tcb_.timestampsOn = settings_->offersTimestamps && syn.options.timestamps.has_value();
  if (tcb_.timestampsOn) tcb_.tsRecent = syn.options.timestamps->val;
  if (settings_->initialWindow) congestion_.begin(*settings_->initialWindow, tcb_.effSndMss());
  tcb_.scalesWindow = settings_->offersWindowScale && syn.options.windowScale.has_value();
  if (tcb_.scalesWindow) {
    tcb_.sndScale = *syn.options.windowScale;
    tcb_.rcvScale = settings_->windowScale;
  }
  if (syn.flags.ack) processAck(syn, turn);
}

void Endpoint::process(const Segment& segment, const Turn& turn) {
  const bool atLeftEdge = segment.seq.isAtOrBefore(tcb_.rcvNxt);
  if (tcb_.timestampsOn && segment.options.timestamps && atLeftEdge &&
      !isOlderThanLastTimestamp(segment, tcb_)) {
    tcb_.tsRecent = segment.options.timestamps->val;
  }
  processAck(segment, turn);
  constexpr States kReceiving{State::Established, State::FinWait1, State::FinWait2};
  if (kReceiving.contains(tcb_.state)) processData(segment, turn);
  const bool staysClosing = tcb_.state == State::Closing && !tcb_.finAcked();
  if (staysClosing && settings_->takesFinBehindFin) processFinBehindFin(segment);
  if (kindOf(timer_) == TimerKind::KeepAlive) armKeepAlive(turn);
}

void Endpoint::processAck(const Segment& segment, const Turn& turn) {
  const std::uint8_t scale = segment.flags.syn ? std::uint8_t{0} : tcb_.sndScale;
  if (segment.ack.isAtOrAfter(tcb_.sndUna)) {
    tcb_.sndWnd = segment.window << scale;
    tcb_.maxSndWnd = std::max(tcb_.maxSndWnd, tcb_.sndWnd);
  }
  if (!segment.ack.isAfter(tcb_.sndUna)) {
    // What was sent before a loss probe has not come where the probe has (RFC 8985 §7.4).
    const auto* waiting = std::get_if<timer::Retransmit>(&timer_);
    const bool probed = settings_->tailLossProbe && tcb_.sackOn && waiting && waiting->attempt == 1;
    const bool dataIsOut = tcb_.sndUna.isAfter(tcb_.iss) && tcb_.sndNxt.isAfter(tcb_.sndUna);
    const bool firstOnce = dataIsOut && transmissionsOfFirst_ == 1;
    // A bare FIN out of order leaves no block with our receivers.
    const bool tellsOfProbe = !segment.options.sack.empty() || tcb_.finSent();
    const bool isDuplicate = segment.ack == tcb_.sndUna && segment.sequenceLength() == 0;
    if (probed && firstOnce && tellsOfProbe && isDuplicate) {
      ++transmissionsOfFirst_;
      retransmit(transmissionsOfFirst_, rules::kRetransmission, turn);
    }
    answerToWindowProbe(turn);
    return;
  }

  const bool acksSyn = tcb_.sndUna == tcb_.iss;
  tcb_.bytesAcked += static_cast<std::uint32_t>(segment.ack - tcb_.sndUna) - (acksSyn ? 1U : 0U);
  if (!acksSyn) congestion_.acknowledged(static_cast<std::uint32_t>(segment.ack - tcb_.sndUna));
  tcb_.sndUna = segment.ack;
  if (timedSeq_ && segment.ack.isAtOrAfter(*timedSeq_)) {
    rto_.measure(turn.now - timedSince_, *settings_);
    timedSeq_.reset();
  }
  retransmissions_ = 0;
  transmissionsOfFirst_ = 1;
  firstRetransmission_.reset();
  if (!isRetransmitting()) return;
  if (tcb_.sndUna == tcb_.sndNxt) {
    stopTimer(TimerEnd::Cancelled, turn);
    armKeepAlive(turn);
  } else {
    armRetransmit(turn);
  }
}

/// While the window stays shut, a peer that answers keeps the connection alive (RFC 9293
/// §3.8.6.1); an orphan is not kept for it, at least not for ever.
void Endpoint::answerToWindowProbe(const Turn& turn) {
  const bool probing = kindOf(timer_) == TimerKind::Retransmit && isProbingWindow();
  if (!probing) return;
  if (tcb_.sndWnd > 0) stopTimer(TimerEnd::Cancelled, turn);
  if (tcb_.orphan && tcb_.sndWnd == 0 && !settings_->orphanProbesToRtoMax) return;
  retransmissions_ = 0;
  if (tcb_.sndWnd > 0 || !boundsShutWindow(*settings_)) firstRetransmission_.reset();
  const auto* probe = std::get_if<timer::Retransmit>(&timer_);
  if (probe) armRetransmitAttempt(probe->attempt, turn);
}

/// Linux's tcp_data_queue() takes what overlaps RCV.NXT, and there only the FIN is left.
void Endpoint::processFinBehindFin(const Segment& segment) {
  const bool behind =
      segment.flags.fin && segment.seq.isBefore(tcb_.rcvNxt) && segment.end() == tcb_.rcvNxt + 1U;
  if (!behind) return;
  tcb_.rcvNxt = segment.end();
  ackPending_ = findRow(State::Closing, Event::Unacceptable)->rule;
}

void Endpoint::processData(const Segment& segment, const Turn& turn) {
  if (segment.sequenceLength() == 0) return;
  const SeqNum windowEnd = tcb_.rcvNxt + tcb_.rcvWnd();
  const SeqNum dataEnd = earlier(segment.seq + segment.len, windowEnd);
  if (segment.seq.isAfter(tcb_.rcvNxt)) {
    if (segment.seq.isBefore(dataEnd)) rememberOutOfOrder(segment.seq, dataEnd);
    if (segment.flags.fin && segment.end() == dataEnd + 1U) tcb_.peerFin = dataEnd;
    ackPending_ = rules::kAckOfHole;
    return;
  }

  Segment inWindow = segment;
  inWindow.len = static_cast<std::uint32_t>(dataEnd - segment.seq);
  inWindow.flags.fin = segment.flags.fin && inWindow.len == segment.len;
  const bool fillsHole = !tcb_.outOfOrder.empty() || tcb_.peerFin.has_value();
  const bool fin = completesPeersFin(inWindow, tcb_);
  const SeqNum next = tcb_.rcvNxtAfter(inWindow);
  const auto bytes = static_cast<std::uint32_t>(next - tcb_.rcvNxt) - (fin ? 1U : 0U);
  if (next == tcb_.rcvNxt) ackPending_ = findRow(tcb_.state, Event::Unacceptable)->rule;
  tcb_.rcvNxt = next;
  if (!tcb_.orphan) tcb_.unread += bytes;
  std::erase_if(tcb_.outOfOrder,
                [next](const SequenceRange& range) { return range.end.isAtOrBefore(next); });
  if (bytes > 0) acks_.received(turn.now);
  if (fin) {
    peerHasClosed_ = true;
    tcb_.peerFin.reset();
  }
  if (fillsHole) {
    ackPending_ = rules::kAckOfHole;
  } else if (bytes > 0 && !fin) {
    acknowledgeData(turn);
  }
}

void Endpoint::rememberOutOfOrder(SeqNum begin, SeqNum end) {
  std::vector<SequenceRange>& ranges = tcb_.outOfOrder;
  std::erase_if(ranges, [&](const SequenceRange& range) {
    const bool touches = range.begin.isAtOrBefore(end) && range.end.isAtOrAfter(begin);
    if (touches) {
      begin = earlier(begin, range.begin);
      end = later(end, range.end);
    }
    return touches;
  });
  const auto place =
      std::find_if(ranges.begin(), ranges.end(),
                   [begin](const SequenceRange& range) { return range.begin.isAfter(begin); });
  ranges.insert(place, {begin, end});
}

/// Acknowledges data in order: at once, or after a while in the hope of saying more with it.
void Endpoint::acknowledgeData(const Turn& turn) {
  const bool isWaiting = delayedAckAt_.has_value();
  if (acks_.isDueAtOnce(tcb_.rcvNxt, fullSegmentOfPeer(), isWaiting, *settings_)) {
    ackPending_ = rules::kAckOfData;
  } else if (!isWaiting) {
    setDelayedAck(turn.now + settings_->delayedAck, turn);
  }
}

/// How much data the peer sends at once where it has enough: what we have told it that we take.
std::uint32_t Endpoint::fullSegmentOfPeer() const {
  Tcb peer;
  peer.sndMss = settings_->mss;
  peer.timestampsOn = tcb_.timestampsOn;
  return peer.effSndMss();
}

}  // namespace linger
