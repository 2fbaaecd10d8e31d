#include <algorithm>

#include "model/tcp/endpoint.h"
#include "model/tcp/endpoint_rules.h"
#include "model/tcp/refusal.h"

// What an endpoint puts on the wire.

namespace linger {
namespace {

/// The timestamp clock of RFC 7323 §5.4: one tick each millisecond, not starting at zero.
std::uint32_t timestampAt(SimTime now) {
  constexpr std::uint32_t kEpoch = 1'000'000;
  return kEpoch + static_cast<std::uint32_t>(microseconds(now) / 1000);
}

constexpr std::uint32_t kLargestWindowField = 65535;

}  // namespace

Segment refusalOf(const Segment& segment, bool alwaysAcks) {
  Segment rst;
  rst.flags.rst = true;
  if (segment.flags.ack) rst.seq = segment.ack;
  if (!segment.flags.ack || alwaysAcks) {
    rst.flags.ack = true;
    rst.ack = segment.end();
    if (alwaysAcks && segment.flags.syn && segment.flags.fin) rst.ack = rst.ack - 1U;
  }
  return rst;
}

TcpOptions Endpoint::optionsFor(Flags flags, SimTime now) const {
  TcpOptions options;
  const bool answering = flags.syn && flags.ack;
  if (flags.syn) {
    options.mss = settings_->mss;
    options.sackPermitted = answering ? tcb_.sackOn : settings_->offersSack;
    const bool scales = answering ? tcb_.scalesWindow : settings_->offersWindowScale;
    if (scales) options.windowScale = settings_->windowScale;
  }
  const bool stamps = flags.syn && !flags.ack ? settings_->offersTimestamps : tcb_.timestampsOn;
  if (stamps && !flags.rst) options.timestamps = Timestamps{timestampAt(now), tcb_.tsRecent};
  if (tcb_.sackOn && !flags.syn && !flags.rst) {
    for (const SequenceRange& range : tcb_.outOfOrder) {
      options.sack.push_back({range.begin, range.end});
    }
  }
  return options;
}

Segment Endpoint::segmentAt(SeqNum seq, Flags flags, SimTime now) const {
  Segment segment;
  segment.flags = flags;
  segment.seq = seq;
  if (flags.ack) segment.ack = tcb_.rcvNxt;
  const std::uint32_t window = flags.syn ? tcb_.rcvWnd() : tcb_.rcvWnd() >> tcb_.rcvScale;
  segment.window = std::min(window, kLargestWindowField);
  if (flags.rst && settings_->rstHasNoWindow) segment.window = 0;
  segment.options = optionsFor(flags, now);
  return segment;
}

void Endpoint::transmit(const Segment& segment, int attempt, const Rule& why, const Turn& turn) {
  if (segment.flags.ack) {
    ackPending_.reset();
    challengePending_ = false;
    cancelDelayedAck(TimerEnd::Cancelled, turn);
    acks_.acknowledged(segment.ack);
  }
  turn.effects.emplace_back(effect::Transmit{segment, attempt, why});
}

void Endpoint::sendSyn(bool withAck, const Rule& why, const Turn& turn) {
  const bool again = tcb_.sndNxt.isAfter(tcb_.iss);
  const Segment syn = segmentAt(tcb_.iss, {.syn = true, .ack = withAck}, turn.now);
  tcb_.sndNxt = tcb_.iss + 1U;
  if (!again) {
    timedSeq_ = tcb_.sndNxt;
    timedSince_ = turn.now;
  }
  const bool repeats = tcb_.state == State::SynReceived;
  transmit(syn, repeats ? 2 : 1, why, turn);
  if (!again || !kindOf(timer_)) armRetransmitAttempt(1, turn);
}

void Endpoint::sendAck(const Rule& why, const Turn& turn) {
  const bool carriesFin =
      settings_->ackCarriesFin && !challengePending_ && tcb_.finSent() && !tcb_.finAcked();
  constexpr States kFinSent{State::FinWait1, State::Closing, State::LastAck};
  if (carriesFin && kFinSent.contains(tcb_.state)) {
    transmit(segmentAt(tcb_.sndEnd, {.fin = true, .ack = true}, turn.now), 2, why, turn);
    return;
  }
  transmit(segmentAt(tcb_.sndNxt, {.ack = true}, turn.now), 1, why, turn);
}

void Endpoint::sendRst(const Rule& why, const Turn& turn) {
  transmit(segmentAt(tcb_.sndNxt, {.rst = true, .ack = true}, turn.now), 1, why, turn);
}

void Endpoint::answerWithRst(Event event, const Segment& segment, const Rule& why,
                             const Turn& turn) {
  Segment rst = refusalOf(segment, settings_->rstAlwaysAcks);
  if (settings_->resetAcknowledgesData && event == Event::DataAfterClose) {
    rst.flags.ack = true;
    rst.seq = tcb_.sndNxt;
    rst.ack = segment.end();
  }
  transmit(rst, 1, why, turn);
}

/// Sends what the program has queued, as far as the peer's window lets it, and then the FIN.
void Endpoint::sendQueued(const Rule& why, const Turn& turn) {
  constexpr States kSending{State::SynReceived, State::Established, State::CloseWait,
                            State::FinWait1,    State::Closing,     State::LastAck};
  if (!kSending.contains(tcb_.state) || tcb_.sndNxt == tcb_.iss) return;
  const bool wasIdle = tcb_.sndUna == tcb_.sndNxt;
  while (tcb_.sndNxt.isBefore(tcb_.sndEnd)) {
    const std::uint32_t len = sendableBytes();
    if (len == 0) {
      // A shut window must be probed, or a lost update would leave both sides waiting for ever.
      if (tcb_.sndUna == tcb_.sndNxt && !isRetransmitting()) armRetransmitAttempt(1, turn);
      return;
    }
    const auto inFlight = static_cast<std::uint32_t>(tcb_.sndNxt - tcb_.sndUna);
    if (!congestion_.allows(inFlight + len) || waitsForMore(len, wasIdle)) return;
    sendData(len, why, turn);
  }
  if (tcb_.finQueued && !tcb_.finSent()) sendFin(why, turn);
}

/// How much of what has not been sent the next segment takes, as far as the peer's window lets it.
std::uint32_t Endpoint::sendableBytes() const {
  const std::int32_t room = (tcb_.sndUna + tcb_.sndWnd) - tcb_.sndNxt;
  const std::int32_t left = tcb_.sndEnd - tcb_.sndNxt;
  if (room <= 0 || left <= 0) return 0;
  return std::min(static_cast<std::uint32_t>(std::min(room, left)), tcb_.effSndMss());
}

/// Whether so many bytes wait for what is on its way to be acknowledged, so that more may be sent
/// with them (RFC 9293 §3.7.4). `wasIdle`: nothing was on its way before what is sent now. The last
/// that the program sends before it closes do not wait.
bool Endpoint::waitsForMore(std::uint32_t len, bool wasIdle) const {
  const bool isEnd = tcb_.finQueued && tcb_.sndNxt + len == tcb_.sndEnd;
  if (len >= tcb_.effSndMss() || isEnd) return false;
  switch (settings_->nagle) {
    case Nagle::Off: return false;
    case Nagle::BehindAnything: return tcb_.sndNxt.isAfter(tcb_.sndUna);
    case Nagle::BehindEarlier: return !wasIdle;
    case Nagle::BehindSmall: return smallEnd_.isAfter(tcb_.sndUna);
  }
  return false;
}

/// The FIN goes out with the last of the data, where that has not been sent before.
void Endpoint::sendData(std::uint32_t len, const Rule& why, const Turn& turn) {
  const bool last = tcb_.sndNxt + len == tcb_.sndEnd;
  const bool fin = last && tcb_.finQueued;
  Segment data = segmentAt(tcb_.sndNxt, {.fin = fin, .psh = last, .ack = true}, turn.now);
  data.len = len;
  tcb_.sndNxt = data.end();
  if (len < tcb_.effSndMss()) smallEnd_ = tcb_.sndNxt;
  acks_.sent(turn.now, *settings_);
  transmit(data, 1, fin ? why : rules::kData, turn);
  afterSending(data, turn);
}

void Endpoint::sendFin(const Rule& why, const Turn& turn) {
  const Segment fin = segmentAt(tcb_.sndNxt, {.fin = true, .ack = true}, turn.now);
  tcb_.sndNxt = fin.end();
  transmit(fin, 1, why, turn);
  afterSending(fin, turn);
}

void Endpoint::afterSending(const Segment& segment, const Turn& turn) {
  lastBegin_ = segment.seq;
  if (!timedSeq_) {
    timedSeq_ = segment.end();
    timedSince_ = turn.now;
  }
  // A probe counts from what was sent last (RFC 8985 §7.2), a retransmission from the first.
  if (!isRetransmitting() || kindOf(timer_) == TimerKind::Probe) armRetransmit(turn);
}

/// Sends the first unacknowledged bytes again (RFC 6298 §5.4).
void Endpoint::retransmit(int attempt, const Rule& why, const Turn& turn) {
  timedSeq_.reset();              // Karn's rule: the answer may be to either copy (RFC 6298 §3).
  if (tcb_.sndUna == tcb_.iss) {  // Our SYN, whatever the program has done since.
    const bool withAck = tcb_.state != State::SynSent;
    transmit(segmentAt(tcb_.iss, {.syn = true, .ack = withAck}, turn.now), attempt, why, turn);
    return;
  }
  if (isProbingWindow()) {
    transmit(segmentAt(tcb_.sndNxt - 1U, {.ack = true}, turn.now), attempt, rules::kWindowProbe,
             turn);
    return;
  }
  const SeqNum sentData = earlier(tcb_.sndEnd, tcb_.sndNxt);
  const auto left = static_cast<std::uint32_t>(std::max(sentData - tcb_.sndUna, 0));
  const std::uint32_t len = std::min(left, tcb_.effSndMss());
  const bool fin = len == left && tcb_.finSent();
  Segment again = segmentAt(tcb_.sndUna, {.fin = fin, .psh = len > 0, .ack = true}, turn.now);
  again.len = len;
  transmit(again, attempt, why, turn);
}

}  // namespace linger
