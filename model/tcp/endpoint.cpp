#include "model/tcp/endpoint.h"

#include <algorithm>

#include "model/tcp/endpoint_rules.h"
#include "model/tcp/judge.h"
#include "model/tcp/judge_ack_first.h"

namespace linger {
namespace {

/// Events of a segment that passed every check: its ACK, data and FIN count.
constexpr bool isAccepted(Event event) {
  return event == Event::Ack || event == Event::Fin || event == Event::AckOfFin ||
         event == Event::FinAndAckOfFin || event == Event::AckOfSyn;
}

/// Whether the peer, whose FIN has been received, sent data before it.
bool peerHasSentData(const Tcb& tcb) {
  return tcb.rcvNxt != tcb.irs + 2U;
}

const Rule& ruleFor(State state, Event event) {
  const Row* row = findRow(state, event);
  return row ? row->rule : isAccepted(event) ? rules::kAccepted : rules::kIgnored;
}

}  // namespace

Endpoint::Endpoint(Shared<TcpSettings> settings, SeqNum iss)
    : Endpoint(std::move(settings), iss, State::Closed) {}

Endpoint::Endpoint(Shared<TcpSettings> settings, SeqNum iss, State begins)
    : settings_(std::move(settings)), tcb_{.state = begins} {
  tcb_.rcvBuffer = settings_->receiveBuffer;
  tcb_.iss = tcb_.sndUna = tcb_.sndNxt = iss;
  tcb_.sndEnd = iss + 1U;
  smallEnd_ = lastBegin_ = iss;
}

void Endpoint::openPassive(const Turn& turn) {
  tcb_.passive = true;
  apply(Event::PassiveOpen, nullptr, turn);
}

Endpoint Endpoint::child(Shared<TcpSettings> settings, SeqNum iss) const {
  Endpoint child(std::move(settings), iss, tcb_.state);
  child.tcb_.passive = true;
  return child;
}

void Endpoint::openActive(const Turn& turn) {
  if (settings_->connectTimeout) connectBy_ = turn.now + *settings_->connectTimeout;
  apply(Event::ActiveOpen, nullptr, turn);
}

void Endpoint::send(std::uint32_t bytes, const Turn& turn) {
  if (tcb_.finQueued) return;
  tcb_.sndEnd += bytes;
  sendQueued(rules::kData, turn);
}

std::uint32_t Endpoint::receive(std::uint32_t bytes) {
  const std::uint32_t taken = std::min(bytes, tcb_.unread);
  const bool wasShut = tcb_.rcvWnd() < tcb_.sndMss;
  tcb_.unread -= taken;
  constexpr States kOpen{State::Established, State::FinWait1, State::FinWait2};
  const bool opens = wasShut && tcb_.rcvWnd() >= tcb_.sndMss && kOpen.contains(tcb_.state);
  // Linux tcp_cleanup_rbuf().
  const bool isDue = settings_->acksFullSegments && delayedAckAt_ && acks_.isDueOnReading();
  if (opens) {
    ackPending_ = rules::kWindowUpdate;
  } else if (taken > 0 && tcb_.unread == 0 && isDue) {
    ackPending_ = rules::kAckOfData;
  }
  return taken;
}

void Endpoint::closeSending(const Turn& turn) {
  apply(Event::Close, nullptr, turn);
}

void Endpoint::close(const Turn& turn) {
  const bool mayReset = settings_->resetOnUnread && (settings_->resetBehindFin || !tcb_.finQueued);
  const bool resets =
      tcb_.unread > 0 && mayReset && findRow(tcb_.state, Event::CloseUnread) != nullptr;
  if (resets) {
    tcb_.orphan = true;
    apply(Event::CloseUnread, nullptr, turn);
    return;
  }
  becomeOrphan(turn);
  apply(Event::Close, nullptr, turn);
}

void Endpoint::abort(const Turn& turn) {
  tcb_.orphan = true;
  apply(Event::Abort, nullptr, turn);
}

Event Endpoint::segmentArrives(const Segment& segment, bool listenerPresent, const Turn& turn) {
  constexpr States kUnconnected{State::Closed, State::Listen};
  if (!tcb_.orphan) lastHeard_ = turn.now;
  const bool inParts =
      settings_->judgeOrder == JudgeOrder::AckFirst && !kUnconnected.contains(tcb_.state);
  if (inParts) return partsArrive(judgeAckFirst(segment, tcb_), turn);
  const Event event = judge(segment, tcb_, *settings_, listenerPresent);
  turn.effects.emplace_back(effect::Judged{event, ruleFor(tcb_.state, event)});
  apply(event, &segment, turn);

  // A segment that completes our handshake may bring more: judge what is left of it.
  if (event == Event::AckOfSyn && (segment.len > 0 || segment.flags.fin)) {
    apply(judge(segment, tcb_, *settings_, listenerPresent), &segment, turn);
  }
  return event;
}

Event Endpoint::partsArrive(const std::vector<SegmentPart>& parts, const Turn& turn) {
  const auto telling = std::ranges::find_if(parts, [this](const SegmentPart& part) {
    return findRow(tcb_.state, part.event) != nullptr;
  });
  const Event told = telling == parts.end() ? parts.front().event : telling->event;
  turn.effects.emplace_back(effect::Judged{told, ruleFor(tcb_.state, told)});
  for (const SegmentPart& part : parts) {
    apply(part.event, &part.segment, turn);
    if (part.answeredAtOnce) flush(turn);
  }
  return told;
}

void Endpoint::apply(Event event, const Segment* segment, const Turn& turn) {
  if (segment && isAccepted(event)) process(*segment, turn);
  const Row* row = findRow(tcb_.state, event);
  if (row) {
    if (event == Event::Syn || event == Event::SynAck) takeHandshake(*segment, turn);
    act(*row, segment, turn);
    if (row->to) moveTo(*row->to, event, row->rule, turn);
  }
  // A mere record does not answer the segment that made it one (Linux tcp_rcv_state_process()).
  if (event == Event::AckOfFin && tcb_.timeWaitRecord && !segment->flags.fin) ackPending_.reset();
  if (event == Event::SynAck) flush(turn);  // The handshake's third segment does not wait.
  if (segment && (isAccepted(event) || event == Event::SynAck)) sendQueued(rules::kData, turn);
}

/// Whether the answer to a segment that does not fit comes too soon after the last such.
bool Endpoint::isHeldBack(Event event, const Segment* segment, SimTime now) {
  const bool limited = event == Event::RstInWindow || event == Event::SynOnConnection ||
                       event == Event::SynInTimeWait || event == Event::AckOfUnsent ||
                       (event == Event::Unacceptable && segment->sequenceLength() == 0);
  if (!limited || settings_->answerInterval == Duration{}) return false;
  if (answeredAt_ && now - *answeredAt_ < settings_->answerInterval) return true;
  answeredAt_ = now;
  return false;
}

void Endpoint::act(const Row& row, const Segment* segment, const Turn& turn) {
  if (isHeldBack(row.on, segment, turn.now)) return;
  switch (row.action) {
    case Action::None: break;
    case Action::SendSyn: sendSyn(false, row.rule, turn); break;
    case Action::SendSynAck: sendSyn(true, row.rule, turn); break;
    case Action::SendAck: acknowledge(row, turn); break;
    case Action::ChallengeAck:
      ackPending_ = row.rule;
      challengePending_ = true;
      break;
    case Action::SendFin:
      tcb_.finQueued = true;
      sendQueued(row.rule, turn);
      break;
    case Action::SendRst: sendRst(row.rule, turn); break;
    case Action::AnswerWithRst:
      answerWithRst(row.on, *segment, row.rule, turn);
      if (tcb_.state == State::SynSent) repeatSynSoon(turn);
      break;
    case Action::RestartTimeWait: armTimeWait(turn.now, turn); break;
    case Action::AckAndRestartTimeWait:
      ackPending_ = row.rule;
      armTimeWait(turn.now, turn);
      break;
  }
}

/// At once, or, where the peer has sent data before its FIN, in the hope of sending ours with it.
/// More than a full segment, what fills a hole, and what leaves no window never waits (Linux
/// __tcp_ack_snd_check(); measured on 6.18).
void Endpoint::acknowledge(const Row& row, const Turn& turn) {
  const bool fillsHole = ackPending_ == rules::kAckOfHole;
  const bool mayWait =
      settings_->delaysAckOfFin && row.to == State::CloseWait && peerHasSentData(tcb_);
  if (row.to == State::CloseWait) acks_.expectAnswer();
  const bool isUrgent =
      fillsHole || tcb_.rcvWnd() == 0 || acks_.owesFullSegment(tcb_.rcvNxt, fullSegmentOfPeer());
  if (!mayWait || isUrgent) {
    ackPending_ = row.rule;
  } else if (!delayedAckAt_) {
    setDelayedAck(turn.now + settings_->delayedAck, turn);
  }
}

/// The one door through which the state changes: what each state needs is armed here.
void Endpoint::moveTo(State to, Event event, const Rule& rule, const Turn& turn) {
  const State from = tcb_.state;
  tcb_.state = to;
  turn.effects.emplace_back(Transition{from, to, event, rule});
  switch (to) {
    case State::Closed: enterClosed(turn); break;
    case State::TimeWait: enterTimeWait(turn); break;
    case State::FinWait2:
      if (tcb_.orphan)
        armFinWait2(turn);
      else
        armKeepAlive(turn);
      break;
    case State::Established:
    case State::CloseWait:
      if (!kindOf(timer_)) armKeepAlive(turn);  // Else the segment has restarted it already.
      break;
    case State::FinWait1:
    case State::Closing:
    case State::LastAck:
      if (kindOf(timer_) == TimerKind::KeepAlive) stopTimer(TimerEnd::Cancelled, turn);
      break;
    case State::Listen:
    case State::SynSent:
    case State::SynReceived: break;
  }
}

void Endpoint::enterClosed(const Turn& turn) {
  stopTimer(TimerEnd::Cancelled, turn);
  cancelDelayedAck(TimerEnd::Cancelled, turn);
  ackPending_.reset();
}

void Endpoint::becomeOrphan(const Turn& turn) {
  if (tcb_.orphan) return;
  tcb_.orphan = true;
  tcb_.unread = 0;
  if (tcb_.state == State::FinWait2) armFinWait2(turn);
}

std::span<const Rule> endpointRules() {
  static constexpr Rule kRules[] = {
      rules::kIgnored,      rules::kAccepted,    rules::kData,           rules::kAckOfData,
      rules::kAckDelayed,   rules::kAckOfHole,   rules::kRetransmission, rules::kProbe,
      rules::kWindowUpdate, rules::kWindowProbe, rules::kKeepAlive,
  };
  return kRules;
}

}  // namespace linger
