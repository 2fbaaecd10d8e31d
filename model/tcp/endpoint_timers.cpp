#include <algorithm>

#include "model/tcp/endpoint.h"
#include "model/tcp/endpoint_rules.h"

// When an endpoint's timers are set, and what they do when they are due.

namespace linger {
namespace {

constexpr States kOpening{State::SynSent, State::SynReceived};

/// For how long something has been tried in vain. Linux counts a SYN from when it was sent first
/// (tcp_connect()), all else from the first retransmission.
Duration triedFor(State state, const TcpSettings& settings, Duration sinceRetransmission) {
  const bool fromFirst = state == State::SynSent && settings.giveUp == GiveUp::ModelTimeout;
  return sinceRetransmission + (fromFirst ? settings.rtoInitial : Duration{});
}

/// Whether the SYN has been tried for as long as its retries would take if each timeout were twice
/// the one before, which they are not at first (Linux retransmits_timed_out()).
bool hasTriedSynForLong(const TcpSettings& settings, int sent, Duration tried) {
  if (settings.giveUp != GiveUp::ModelTimeout) return false;
  TcpSettings doubling = settings;
  doubling.rtoMin = settings.rtoInitial;
  return linger::givesUp(settings.giveUp, doubling, settings.synRetries, sent, tried);
}

}  // namespace

void Endpoint::setTimer(ConnectionTimer timer, const Turn& turn) {
  const bool sameKind = kindOf(timer) == kindOf(timer_);
  stopTimer(sameKind ? TimerEnd::Restarted : TimerEnd::Cancelled, turn);
  timer_ = timer;
  const auto* retransmission = std::get_if<timer::Retransmit>(&timer_);
  turn.effects.emplace_back(effect::TimerSet{*kindOf(timer_), *deadlineOf(timer_),
                                             retransmission ? retransmission->attempt : 0});
}

void Endpoint::stopTimer(TimerEnd end, const Turn& turn) {
  const std::optional<TimerKind> kind = kindOf(timer_);
  if (!kind) return;
  timer_ = std::monostate{};
  turn.effects.emplace_back(effect::TimerEnded{*kind, end});
}

bool Endpoint::isRetransmitting() const {
  const std::optional<TimerKind> running = kindOf(timer_);
  return running == TimerKind::Retransmit || running == TimerKind::Probe;
}

/// For a first transmission: a probe where the system sends one, else the retransmission.
void Endpoint::armRetransmit(const Turn& turn) {
  const bool probes = settings_->tailLossProbe && tcb_.sackOn && !kOpening.contains(tcb_.state);
  if (!probes) {
    armRetransmitAttempt(1, turn);
    return;
  }
  // RFC 8985 §7.2: of one segment alone the acknowledgement may be delayed.
  const Duration roundTrip = rto_.smoothed().value_or(settings_->rtoInitial);
  const Duration margin = hasSeveralInFlight() ? settings_->probeMargin : settings_->rtoMin;
  const SimTime retransmission = (timedSeq_ ? timedSince_ : turn.now) + rto_.base(*settings_);
  const SimTime probe = turn.now + 2 * roundTrip + margin;
  const bool isBounded = retransmission > turn.now;  // Linux tcp_schedule_loss_probe().
  setTimer(timer::Probe{isBounded ? std::min(probe, retransmission) : probe}, turn);
}

bool Endpoint::hasSeveralInFlight() const {
  return lastBegin_.isAfter(tcb_.sndUna);
}

/// The RST that has just gone out may have cleared the way for our SYN.
void Endpoint::repeatSynSoon(const Turn& turn) {
  if (!settings_->synAgainAfterBadAck || retransmissions_ > 0) return;
  setTimer(timer::Retransmit{turn.now + *settings_->synAgainAfterBadAck, 1}, turn);
}

void Endpoint::armRetransmitAttempt(int attempt, const Turn& turn) {
  Duration wait = retransmitInterval(attempt);
  if (settings_->userTimeout && firstRetransmission_) {
    const Duration tried = triedFor(tcb_.state, *settings_, turn.now - *firstRetransmission_);
    wait = std::clamp(*settings_->userTimeout - tried, Duration{1}, wait);
  }
  if (tcb_.state == State::SynSent && connectBy_) {
    wait = std::clamp(*connectBy_ - turn.now, Duration{1}, wait);
  }
  if (lastAckEnd()) wait = std::clamp(*lastAckEnd() - turn.now, Duration{1}, wait);
  const bool isLast = !kOpening.contains(tcb_.state) && retransmissions_ >= retransmissionLimit();
  if (isLast && settings_->rtoTick > Duration{}) wait = std::min(wait, settings_->rtoTick);
  setTimer(timer::Retransmit{turn.now + wait, attempt}, turn);
}

Duration Endpoint::retransmitInterval(int attempt) const {
  if (tcb_.state == State::SynSent) attempt = std::max(attempt - settings_->synLinear, 1);
  return rto_.backedOff(attempt, *settings_);
}

void Endpoint::enterTimeWait(const Turn& turn) {
  if (settings_->timeWait > Duration{} && turn.keepsTimeWait) {
    armTimeWait(lastHeardOr(turn.now), turn);
    return;
  }
  stopTimer(TimerEnd::Cancelled, turn);
  flush(turn);
  apply(Event::TimeWaitSkipped, nullptr, turn);
}

/// The only place where the 2MSL timer is set.
void Endpoint::armTimeWait(SimTime since, const Turn& turn) {
  setTimer(timer::TimeWait{std::max(since + settings_->timeWait, turn.now + Duration{1})}, turn);
}

/// From when a wait counts that begins now.
SimTime Endpoint::lastHeardOr(SimTime now) const {
  return settings_->waitsCountFromLastSegment && tcb_.orphan ? lastHeard_ : now;
}

/// When LAST-ACK ends whatever else happens; none: when the peer answers, or patience ends.
std::optional<SimTime> Endpoint::lastAckEnd() const {
  const bool isBounded = settings_->lastAckLimit && tcb_.state == State::LastAck && tcb_.orphan;
  return isBounded ? std::optional(lastHeard_ + *settings_->lastAckLimit) : std::nullopt;
}

void Endpoint::armFinWait2(const Turn& turn) {
  if (!settings_->finWait2Orphan) {
    stopTimer(TimerEnd::Cancelled, turn);
    return;
  }
  Duration wait = *settings_->finWait2Orphan;
  if (wait < Duration{}) {  // TCP_LINGER2 below zero: an orphan does not wait at all.
    apply(Event::Abort, nullptr, turn);
    return;
  }
  if (settings_->finWait2Record) {
    const Duration rto = rto_.base(*settings_);
    wait = std::max(wait, 4 * rto - rto / 2);
    const bool halves = wait > settings_->finWait2RecordCap;
    if (halves) wait -= settings_->finWait2RecordCap;
    tcb_.timeWaitRecord = !halves;
    finWait2SecondHalf_ = !halves;
  }
  const SimTime end = lastHeardOr(turn.now) + wait;
  setTimer(timer::FinWait2{std::max(end, turn.now + Duration{1})}, turn);
}

/// Only an idle connection is kept alive: while something waits for its acknowledgement, the
/// retransmission says as much.
void Endpoint::armKeepAlive(const Turn& turn) {
  constexpr States kIdle{State::Established, State::CloseWait, State::FinWait2};
  const bool wanted = settings_->keepAlive && kIdle.contains(tcb_.state) && !tcb_.orphan;
  if (!wanted || isRetransmitting()) return;
  SimTime at = turn.now + settings_->keepAliveIdle;
  if (settings_->keepAliveLooksBack) at = std::max(at, nextProbe_);
  setTimer(timer::KeepAlive{at, 0}, turn);
}

void Endpoint::keepAliveSwitched(const Turn& turn) {
  nextProbe_ = {};
  const std::optional<TimerKind> running = kindOf(timer_);
  if (!running) armKeepAlive(turn);
  if (running == TimerKind::KeepAlive && !settings_->keepAlive)
    stopTimer(TimerEnd::Cancelled, turn);
}

void Endpoint::keepAliveIdleChanged(const Turn& turn) {
  nextProbe_ = {};
  const auto* const running = std::get_if<timer::KeepAlive>(&timer_);
  if (!running) return;
  const SimTime since = settings_->idleFromLastSegment ? lastHeard_ : turn.now;
  const SimTime at = std::max(since + settings_->keepAliveIdle, turn.now + Duration{1});
  setTimer(timer::KeepAlive{at, running->probesSent}, turn);
}

void Endpoint::setDelayedAck(SimTime at, const Turn& turn) {
  delayedAckAt_ = at;
  turn.effects.emplace_back(effect::TimerSet{TimerKind::DelayedAck, at, 0});
}

void Endpoint::cancelDelayedAck(TimerEnd end, const Turn& turn) {
  if (!delayedAckAt_) return;
  delayedAckAt_.reset();
  turn.effects.emplace_back(effect::TimerEnded{TimerKind::DelayedAck, end});
}

void Endpoint::flush(const Turn& turn) {
  if (!ackPending_) return;
  const Rule why = *ackPending_;
  sendAck(why, turn);
}

void Endpoint::flushDelayed(const Turn& turn) {
  if (delayedAckAt_) ackPending_ = rules::kAckDelayed;
  flush(turn);
}

std::optional<SimTime> Endpoint::nextDeadline() const {
  const std::optional<SimTime> timer = deadlineOf(timer_);
  if (!timer || !delayedAckAt_) return timer ? timer : delayedAckAt_;
  return std::min(*timer, *delayedAckAt_);
}

void Endpoint::fireTimers(const Turn& turn) {
  if (delayedAckAt_ && *delayedAckAt_ <= turn.now) {
    cancelDelayedAck(TimerEnd::Fired, turn);
    acks_.waitedInVain();
    ackPending_ = rules::kAckDelayed;
    flush(turn);
  }
  const std::optional<SimTime> due = deadlineOf(timer_);
  if (!due || *due > turn.now) return;
  const ConnectionTimer fired = timer_;
  stopTimer(TimerEnd::Fired, turn);
  std::visit([this, &turn](const auto& timer) { timerDue(timer, turn); }, fired);
}

int Endpoint::retransmissionLimit() const {
  if (tcb_.state == State::SynSent) return settings_->synRetries + settings_->synLinear;
  if (tcb_.state == State::SynReceived) return settings_->synAckRetries;
  return tcb_.orphan ? settings_->orphanRetries : settings_->retries;
}

/// Nothing is on its way: what there is to send waits for the peer to open its window.
bool Endpoint::isProbingWindow() const {
  return !kOpening.contains(tcb_.state) && tcb_.sndUna == tcb_.sndNxt;
}

/// Whether the retransmission or probe that is due is one too many.
bool Endpoint::givesUp(int attempt, SimTime now) const {
  const int limit = retransmissionLimit();
  if (tcb_.state == State::SynSent && connectBy_ && *connectBy_ <= now) return true;
  if (lastAckEnd() && *lastAckEnd() <= now) return true;
  const Duration tried = triedFor(tcb_.state, *settings_, now - firstRetransmission_.value_or(now));
  if (kOpening.contains(tcb_.state)) {
    const bool isSyn = tcb_.state == State::SynSent;
    return retransmissions_ >= limit ||
           (isSyn && hasTriedSynForLong(*settings_, retransmissions_, tried));
  }
  if (isProbingWindow() && settings_->orphanProbesToRtoMax) {
    const bool atMaximum = retransmitInterval(attempt) >= settings_->rtoMax;
    return retransmissions_ >= limit || (tcb_.orphan && atMaximum);
  }
  return linger::givesUp(settings_->giveUp, *settings_, limit, retransmissions_, tried);
}

void Endpoint::timerDue(const timer::Retransmit& timer, const Turn& turn) {
  const bool timedOut =
      settings_->userTimeout && firstRetransmission_ &&
      triedFor(tcb_.state, *settings_, turn.now - *firstRetransmission_) >= *settings_->userTimeout;
  if (timedOut) {
    apply(Event::UserTimeout, nullptr, turn);
    return;
  }
  if (givesUp(timer.attempt, turn.now)) {
    apply(Event::GaveUp, nullptr, turn);
    return;
  }
  if (!firstRetransmission_) {
    firstRetransmission_ = turn.now;
    congestion_.timedOut(static_cast<std::uint32_t>(tcb_.sndNxt - tcb_.sndUna));
  }
  ++retransmissions_;
  ++transmissionsOfFirst_;
  retransmit(transmissionsOfFirst_, rules::kRetransmission, turn);
  armRetransmitAttempt(timer.attempt + 1, turn);
}

/// The probe is data that waits, or else what was sent last, so that its acknowledgement tells what
/// else is lost (RFC 8985 §7.3).
void Endpoint::timerDue(const timer::Probe&, const Turn& turn) {
  if (const std::uint32_t waiting = sendableBytes(); waiting > 0) {
    armRetransmitAttempt(1, turn);
    sendData(waiting, rules::kData, turn);
    return;
  }
  if (hasSeveralInFlight()) {
    timedSeq_.reset();
    const bool fin = tcb_.finSent();
    const auto bytes = static_cast<std::uint32_t>(tcb_.sndNxt - lastBegin_) - (fin ? 1U : 0U);
    Segment last = segmentAt(lastBegin_, {.fin = fin, .psh = bytes > 0, .ack = true}, turn.now);
    last.len = bytes;
    transmit(last, 2, rules::kProbe, turn);
  } else {
    ++transmissionsOfFirst_;
    retransmit(transmissionsOfFirst_, rules::kProbe, turn);
  }
  armRetransmitAttempt(1, turn);
}

void Endpoint::timerDue(const timer::FinWait2&, const Turn& turn) {
  if (settings_->finWait2Record && !finWait2SecondHalf_) {
    finWait2SecondHalf_ = true;
    tcb_.timeWaitRecord = true;
    const Duration rest = *settings_->finWait2Orphan - settings_->finWait2RecordCap;
    setTimer(timer::FinWait2{turn.now + rest}, turn);
    return;
  }
  apply(Event::FinWait2Expired, nullptr, turn);
}

void Endpoint::timerDue(const timer::TimeWait&, const Turn& turn) {
  apply(Event::TimeWaitExpired, nullptr, turn);
}

/// A user timeout takes the place of the count of probes (Linux tcp_keepalive_timer()).
bool Endpoint::isKeptAliveLongEnough(int probesSent) const {
  if (!settings_->userTimeout) return probesSent >= settings_->keepAliveProbes;
  const Duration idle = settings_->keepAliveIdle + probesSent * settings_->keepAliveInterval;
  return probesSent > 0 && idle >= *settings_->userTimeout;
}

void Endpoint::timerDue(const timer::KeepAlive& timer, const Turn& turn) {
  if (isKeptAliveLongEnough(timer.probesSent)) {
    apply(Event::KeepAliveGaveUp, nullptr, turn);
    return;
  }
  transmit(segmentAt(tcb_.sndNxt - 1U, {.ack = true}, turn.now), timer.probesSent + 1,
           rules::kKeepAlive, turn);
  nextProbe_ = turn.now + settings_->keepAliveInterval;
  setTimer(timer::KeepAlive{nextProbe_, timer.probesSent + 1}, turn);
}

}  // namespace linger
