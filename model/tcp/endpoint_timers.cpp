#include <algorithm>

#include "model/tcp/endpoint.h"
#include "model/tcp/endpoint_rules.h"

// When an endpoint's timers are set, and what they do when they are due.

namespace linger {
namespace {

constexpr States kOpening{State::SynSent, State::SynReceived};

}  // namespace

void Endpoint::setTimer(ConnectionTimer timer, SimTime) {
  const bool sameKind = kindOf(timer) == kindOf(timer_);
  stopTimer(sameKind ? TimerEnd::Restarted : TimerEnd::Cancelled);
  timer_ = timer;
  const auto* retransmission = std::get_if<timer::Retransmit>(&timer_);
  observer_.timerSet(*kindOf(timer_), *deadlineOf(timer_),
                     retransmission ? retransmission->attempt : 0);
}

void Endpoint::stopTimer(TimerEnd end) {
  const std::optional<TimerKind> kind = kindOf(timer_);
  if (!kind) return;
  timer_ = std::monostate{};
  observer_.timerEnded(*kind, end);
}

bool Endpoint::isRetransmitting() const {
  const std::optional<TimerKind> running = kindOf(timer_);
  return running == TimerKind::Retransmit || running == TimerKind::Probe;
}

/// For a first transmission: a probe where the system sends one, else the retransmission.
void Endpoint::armRetransmit(SimTime now) {
  const bool probes = settings_.tailLossProbe && tcb_.sackOn && !kOpening.contains(tcb_.state);
  if (!probes) {
    armRetransmitAttempt(1, now);
    return;
  }
  const Duration roundTrip = rto_.smoothed().value_or(settings_.rtoInitial);
  const Duration wait = std::min(2 * roundTrip + settings_.rtoMin, rto_.base(settings_));
  setTimer(timer::Probe{now + wait}, now);
}

void Endpoint::armRetransmitAttempt(int attempt, SimTime now) {
  Duration wait = retransmitInterval(attempt);
  if (settings_.userTimeout && firstRetransmission_) {
    wait = std::clamp(*firstRetransmission_ + *settings_.userTimeout - now, Duration{1}, wait);
  }
  if (tcb_.state == State::SynSent && connectBy_) {
    wait = std::clamp(*connectBy_ - now, Duration{1}, wait);
  }
  setTimer(timer::Retransmit{now + wait, attempt}, now);
}

Duration Endpoint::retransmitInterval(int attempt) const {
  if (tcb_.state == State::SynSent) attempt = std::max(attempt - settings_.synLinear, 1);
  return rto_.backedOff(attempt, settings_);
}

void Endpoint::enterTimeWait(SimTime now) {
  if (settings_.timeWait > Duration{} && observer_.keepsTimeWait()) {
    armTimeWait(now);
    return;
  }
  stopTimer(TimerEnd::Cancelled);
  flush(now);
  take(Event::TimeWaitSkipped, nullptr, now);
}

/// The only place where the 2MSL timer is set.
void Endpoint::armTimeWait(SimTime now) {
  setTimer(timer::TimeWait{now + settings_.timeWait}, now);
}

void Endpoint::armFinWait2(SimTime now) {
  if (!settings_.finWait2Orphan) {
    stopTimer(TimerEnd::Cancelled);
    return;
  }
  Duration wait = *settings_.finWait2Orphan;
  if (wait < Duration{}) {  // TCP_LINGER2 below zero: an orphan does not wait at all.
    take(Event::Abort, nullptr, now);
    return;
  }
  if (settings_.finWait2Mini) {
    const Duration rto = rto_.base(settings_);
    wait = std::max(wait, 4 * rto - rto / 2);
    const bool halves = wait > settings_.finWait2MiniCap;
    if (halves) wait -= settings_.finWait2MiniCap;
    tcb_.mini = !halves;
    finWait2SecondHalf_ = !halves;
  }
  setTimer(timer::FinWait2{now + wait}, now);
}

/// Only an idle connection is kept alive: while something waits for its acknowledgement, the
/// retransmission says as much.
void Endpoint::armKeepAlive(SimTime now) {
  constexpr States kIdle{State::Established, State::CloseWait, State::FinWait2};
  const bool wanted = settings_.keepAlive && kIdle.contains(tcb_.state) && !tcb_.orphan;
  if (wanted && !isRetransmitting())
    setTimer(timer::KeepAlive{now + settings_.keepAliveIdle, 0}, now);
}

void Endpoint::keepAliveChanged(SimTime now) {
  const std::optional<TimerKind> running = kindOf(timer_);
  if (!running) armKeepAlive(now);
  if (running == TimerKind::KeepAlive && !settings_.keepAlive) stopTimer(TimerEnd::Cancelled);
}

void Endpoint::setDelayedAck(SimTime at) {
  delayedAckAt_ = at;
  observer_.timerSet(TimerKind::DelayedAck, at, 0);
}

void Endpoint::cancelDelayedAck(TimerEnd end) {
  if (!delayedAckAt_) return;
  delayedAckAt_.reset();
  observer_.timerEnded(TimerKind::DelayedAck, end);
}

void Endpoint::flush(SimTime now) {
  if (!ackPending_) return;
  const Rule why = *ackPending_;
  sendAck(why, now);
}

void Endpoint::flushDelayed(SimTime now) {
  if (delayedAckAt_) ackPending_ = rules::kAckDelayed;
  flush(now);
}

std::optional<SimTime> Endpoint::nextDeadline() const {
  const std::optional<SimTime> timer = deadlineOf(timer_);
  if (!timer || !delayedAckAt_) return timer ? timer : delayedAckAt_;
  return std::min(*timer, *delayedAckAt_);
}

void Endpoint::fireTimers(SimTime now) {
  if (delayedAckAt_ && *delayedAckAt_ <= now) {
    cancelDelayedAck(TimerEnd::Fired);
    ackPending_ = rules::kAckDelayed;
    flush(now);
  }
  const std::optional<SimTime> due = deadlineOf(timer_);
  if (!due || *due > now) return;
  const ConnectionTimer fired = timer_;
  stopTimer(TimerEnd::Fired);
  if (const auto* retransmission = std::get_if<timer::Retransmit>(&fired)) {
    retransmitDue(*retransmission, now);
  } else if (std::holds_alternative<timer::Probe>(fired)) {
    probeDue(now);
  } else if (std::holds_alternative<timer::FinWait2>(fired)) {
    finWait2Due(now);
  } else if (std::holds_alternative<timer::TimeWait>(fired)) {
    take(Event::TimeWaitExpired, nullptr, now);
  } else if (const auto* keepAlive = std::get_if<timer::KeepAlive>(&fired)) {
    keepAliveDue(*keepAlive, now);
  }
}

int Endpoint::retransmissionLimit() const {
  if (tcb_.state == State::SynSent) return settings_.synRetries + settings_.synLinear;
  if (tcb_.state == State::SynReceived) return settings_.synAckRetries;
  return tcb_.orphan ? settings_.orphanRetries : settings_.retries;
}

/// Nothing is on its way: what there is to send waits for the peer to open its window.
bool Endpoint::isProbingWindow() const {
  return !kOpening.contains(tcb_.state) && tcb_.sndUna == tcb_.sndNxt;
}

/// Whether the retransmission or probe that is due is one too many.
bool Endpoint::givesUp(int attempt, SimTime now) const {
  const int limit = retransmissionLimit();
  if (tcb_.state == State::SynSent && connectBy_ && *connectBy_ <= now) return true;
  if (kOpening.contains(tcb_.state)) return retransmissions_ >= limit;
  if (isProbingWindow() && settings_.orphanProbesToRtoMax) {
    const bool atMaximum = retransmitInterval(attempt) >= settings_.rtoMax;
    return retransmissions_ >= limit || (tcb_.orphan && atMaximum);
  }
  const SimTime first = firstRetransmission_.value_or(now);
  return linger::givesUp(settings_.giveUp, settings_, limit, retransmissions_, now - first);
}

void Endpoint::retransmitDue(const timer::Retransmit& timer, SimTime now) {
  const bool timedOut = settings_.userTimeout && firstRetransmission_ &&
                        now - *firstRetransmission_ >= *settings_.userTimeout;
  if (timedOut) {
    take(Event::UserTimeout, nullptr, now);
    return;
  }
  if (givesUp(timer.attempt, now)) {
    take(Event::GaveUp, nullptr, now);
    return;
  }
  if (!firstRetransmission_) firstRetransmission_ = now;
  ++retransmissions_;
  ++transmissionsOfFirst_;
  retransmit(transmissionsOfFirst_, rules::kRetransmission, now);
  armRetransmitAttempt(timer.attempt + 1, now);
}

void Endpoint::probeDue(SimTime now) {
  ++transmissionsOfFirst_;
  retransmit(transmissionsOfFirst_, rules::kProbe, now);
  armRetransmitAttempt(1, now);
}

void Endpoint::finWait2Due(SimTime now) {
  if (settings_.finWait2Mini && !finWait2SecondHalf_) {
    finWait2SecondHalf_ = true;
    tcb_.mini = true;
    const Duration rest = *settings_.finWait2Orphan - settings_.finWait2MiniCap;
    setTimer(timer::FinWait2{now + rest}, now);
    return;
  }
  take(Event::FinWait2Expired, nullptr, now);
}

void Endpoint::keepAliveDue(const timer::KeepAlive& timer, SimTime now) {
  if (timer.probesSent >= settings_.keepAliveProbes) {
    take(Event::KeepAliveGaveUp, nullptr, now);
    return;
  }
  transmit(segmentAt(tcb_.sndNxt - 1U, {.ack = true}, now), timer.probesSent + 1, rules::kKeepAlive,
           now);
  setTimer(timer::KeepAlive{now + settings_.keepAliveInterval, timer.probesSent + 1}, now);
}

}  // namespace linger
