#include "model/tcp/endpoint.h"

#include <algorithm>

#include "model/tcp/endpoint_rules.h"
#include "model/tcp/judge.h"

namespace linger {
namespace {

/// Events of a segment that passed every check: its ACK, text and FIN count.
constexpr bool isAccepted(Event event) {
  return event == Event::Ack || event == Event::Fin || event == Event::AckOfFin ||
         event == Event::FinAndAckOfFin || event == Event::AckOfSyn;
}

}  // namespace

Endpoint::Endpoint(const TcpSettings& settings, SeqNum iss, EndpointObserver& observer)
    : settings_(settings), observer_(observer) {
  tcb_.rcvBuffer = settings.receiveBuffer;
  tcb_.iss = tcb_.sndUna = tcb_.sndNxt = iss;
  tcb_.sndEnd = iss + 1U;
}

void Endpoint::openPassive(SimTime now) {
  tcb_.passive = true;
  take(Event::PassiveOpen, nullptr, now);
}

void Endpoint::startInListen() {
  tcb_.passive = true;
  tcb_.state = State::Listen;
}

void Endpoint::openActive(SimTime now) {
  if (settings_.connectTimeout) connectBy_ = now + *settings_.connectTimeout;
  take(Event::ActiveOpen, nullptr, now);
}

void Endpoint::send(std::uint32_t octets, SimTime now) {
  if (tcb_.finQueued) return;
  tcb_.sndEnd += octets;
  sendQueued(rules::kText, now);
}

std::uint32_t Endpoint::receive(std::uint32_t octets, SimTime) {
  const std::uint32_t taken = std::min(octets, tcb_.unread);
  const bool wasShut = tcb_.rcvWnd() < tcb_.sndMss;
  tcb_.unread -= taken;
  constexpr States kOpen{State::Established, State::FinWait1, State::FinWait2};
  const bool opens = wasShut && tcb_.rcvWnd() >= tcb_.sndMss && kOpen.contains(tcb_.state);
  if (opens) ackPending_ = rules::kWindowUpdate;
  return taken;
}

void Endpoint::closeSending(SimTime now) {
  take(Event::Close, nullptr, now);
}

void Endpoint::close(SimTime now) {
  const bool resets = tcb_.unread > 0 && settings_.resetOnUnread &&
                      findRow(tcb_.state, Event::CloseUnread) != nullptr;
  if (resets) {
    tcb_.orphan = true;
    take(Event::CloseUnread, nullptr, now);
    return;
  }
  becomeOrphan(now);
  take(Event::Close, nullptr, now);
}

void Endpoint::abort(SimTime now) {
  tcb_.orphan = true;
  take(Event::Abort, nullptr, now);
}

void Endpoint::vanish() {
  stopTimer(TimerEnd::Cancelled);
  cancelDelayedAck(TimerEnd::Cancelled);
  ackPending_.reset();
  tcb_.state = State::Closed;
}

Event Endpoint::segmentArrives(const Segment& segment, bool listenerPresent, SimTime now) {
  const Event event = judge(segment, tcb_, settings_, listenerPresent);
  const Row* row = findRow(tcb_.state, event);
  observer_.judged(event, row ? row->rule : isAccepted(event) ? rules::kAccepted : rules::kIgnored);
  take(event, &segment, now);

  // A segment that completes our handshake may bring more: judge what is left of it.
  if (event == Event::AckOfSyn && (segment.len > 0 || segment.flags.fin)) {
    take(judge(segment, tcb_, settings_, listenerPresent), &segment, now);
  }
  return event;
}

void Endpoint::take(Event event, const Segment* segment, SimTime now) {
  if (segment && isAccepted(event)) absorb(*segment, now);
  const Row* row = findRow(tcb_.state, event);
  if (row) {
    if (event == Event::Syn || event == Event::SynAck) adoptHandshake(*segment, now);
    act(*row, segment, now);
    if (row->to) moveTo(*row->to, event, row->rule, now);
  }
  if (event == Event::SynAck) flush(now);  // The handshake's third segment does not wait.
  if (segment && (isAccepted(event) || event == Event::SynAck)) sendQueued(rules::kText, now);
}

void Endpoint::act(const Row& row, const Segment* segment, SimTime now) {
  switch (row.action) {
    case Action::None: break;
    case Action::SendSyn: sendSyn(false, row.rule, now); break;
    case Action::SendSynAck: sendSyn(true, row.rule, now); break;
    case Action::SendAck: acknowledge(row, now); break;
    case Action::ChallengeAck:
      ackPending_ = row.rule;
      challengePending_ = true;
      break;
    case Action::SendFin:
      tcb_.finQueued = true;
      sendQueued(row.rule, now);
      break;
    case Action::SendRst: sendRst(row.rule, now); break;
    case Action::AnswerWithRst: answerWithRst(*segment, row.rule, now); break;
    case Action::RestartTimeWait: armTimeWait(now); break;
    case Action::AckAndRestartTimeWait:
      ackPending_ = row.rule;
      armTimeWait(now);
      break;
  }
}

/// At once, or, where the peer's FIN finds the program busy, in the hope of sending ours with it.
void Endpoint::acknowledge(const Row& row, SimTime now) {
  const bool waits = settings_.delaysAckOfFin && row.to == State::CloseWait &&
                     (tcb_.unread > 0 || delayedAckAt_);
  if (!waits) {
    ackPending_ = row.rule;
  } else if (!delayedAckAt_) {
    setDelayedAck(now + settings_.delayedAck);
  }
}

/// The one door through which the state changes: what each state needs is armed here.
void Endpoint::moveTo(State to, Event event, const Rule& rule, SimTime now) {
  const State from = tcb_.state;
  tcb_.state = to;
  observer_.moved({from, to, event, rule});
  switch (to) {
    case State::Closed: enterClosed(now); break;
    case State::TimeWait: enterTimeWait(now); break;
    case State::FinWait2:
      if (tcb_.orphan)
        armFinWait2(now);
      else
        armKeepAlive(now);
      break;
    case State::Established:
    case State::CloseWait:
      if (!kindOf(timer_)) armKeepAlive(now);  // Else the segment has restarted it already.
      break;
    case State::FinWait1:
    case State::Closing:
    case State::LastAck:
      if (kindOf(timer_) == TimerKind::KeepAlive) stopTimer(TimerEnd::Cancelled);
      break;
    case State::Listen:
    case State::SynSent:
    case State::SynReceived: break;
  }
}

void Endpoint::enterClosed(SimTime) {
  stopTimer(TimerEnd::Cancelled);
  cancelDelayedAck(TimerEnd::Cancelled);
  ackPending_.reset();
}

void Endpoint::becomeOrphan(SimTime now) {
  if (tcb_.orphan) return;
  tcb_.orphan = true;
  tcb_.unread = 0;
  if (tcb_.state == State::FinWait2) armFinWait2(now);
}

std::span<const Rule> endpointRules() {
  static constexpr Rule kRules[] = {
      rules::kIgnored,      rules::kAccepted,    rules::kText,           rules::kAckOfText,
      rules::kAckDelayed,   rules::kAckOfHole,   rules::kRetransmission, rules::kProbe,
      rules::kWindowUpdate, rules::kWindowProbe, rules::kKeepAlive,
  };
  return kRules;
}

}  // namespace linger
