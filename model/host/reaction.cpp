#include "model/host/reaction.h"

#include "model/host/stack.h"

namespace linger {
namespace {

const SocketAddress kHere{*Address::parse("192.0.2.20"), 8080};
const SocketAddress kThere{*Address::parse("192.0.2.10"), 51514};
constexpr ProcessId kProgram{1};
constexpr std::uint32_t kUser = 1000;
constexpr SeqNum kPeerIss{1'000'000};
constexpr std::uint32_t kPeerClock = 5'000'000;
constexpr int kLongLinger2 = 120;  // seconds: the first half of it is spent as a full socket

/// A time-wait record, or what another system keeps in its place.
bool isRecord(const Endpoint& tcp) {
  return tcp.state() == State::TimeWait || tcp.tcb().timeWaitRecord;
}

/// One socket, and a peer that is only a pen: it writes the segments that lead where we want.
class Bench {
 public:
  explicit Bench(const ReactionQuery& query)
      : query_(query), stack_(profileOf(query.os), settingsFor(query), {kHere.address}) {}

  bool reach();
  Reaction deliver();

 private:
  static StackSettings settingsFor(const ReactionQuery& query) {
    StackSettings settings = settingsOf(profileOf(query.os));
    if (query.rfc1337) settings.tcp.rstInTimeWait = RstInTimeWait::Ignored;
    return settings;
  }

  /// Notes what the stack has done.
  void takeEffects() {
    StackEffects effects;
    stack_.takeEffects(effects);
    for (const StackEffect& effect : effects) {
      std::visit([this](const auto& done) { take(done); }, effect);
    }
  }
  void take(const stack_effect::Sent& sent) {
    if (sent.attempt > 1 && sent.packet.segment.flags.fin) return;
    sent_.push_back(sent.packet.segment);
    if (!connection_.value) connection_ = sent.socket;
  }
  void take(const stack_effect::Judged& judged) { rule_ = judged.verdict.rule; }
  void take(const stack_effect::TimerSet& set) {
    if (set.timer.kind == TimerKind::DelayedAck) delayedAck_ = set.timer.due;
  }
  void take(const stack_effect::Moved&) {}
  void take(const stack_effect::TimerEnded&) {}
  void take(const stack_effect::SocketChanged&) {}
  void take(const stack_effect::PortMemoryChanged&) {}

  const Tcb& tcb() { return stack_.endpoint(connection_)->tcb(); }
  State state() {
    const std::optional<SocketFacts> facts = stack_.facts(connection_);
    return facts ? facts->state : State::Closed;
  }

  void openListener();
  void connectActively();
  void takeHandshake();
  void fromPeer(Flags flags, SeqNum seq, SeqNum ack);
  void peerAcks() { fromPeer({.ack = true}, tcb().rcvNxt, tcb().sndNxt); }
  void peerCloses(bool acksOurFin);
  void closeHere();
  void leaveTo(State target);
  State stateAfter();
  Reply replyFor(const Segment& segment, SeqNum sndNxt, SeqNum rcvNxt) const;

  ReactionQuery query_;
  std::vector<Segment> sent_;
  std::optional<SimTime> delayedAck_;  ///< When it falls due, once one is put off.
  Rule rule_;
  Stack stack_;
  SimTime now_{};
  SocketId listener_;
  SocketId connection_;
};

void Bench::openListener() {
  listener_ = stack_.socket(Transport::Tcp, kProgram, kUser);
  stack_.bind(listener_, kHere);
  stack_.listen(listener_, 16, now_);
  takeEffects();
}

void Bench::connectActively() {
  connection_ = stack_.socket(Transport::Tcp, kProgram, kUser);
  stack_.bind(connection_, kHere);
  stack_.connect(connection_, kThere, now_);
  takeEffects();
}

void Bench::fromPeer(Flags flags, SeqNum seq, SeqNum ack) {
  Packet packet{Transport::Tcp, kThere, kHere, {}};
  packet.segment.flags = flags;
  packet.segment.seq = seq;
  packet.segment.ack = ack;
  packet.segment.window = 65535;
  if (flags.syn) {
    packet.segment.options.mss = 1460;
    packet.segment.options.sackPermitted = true;
    packet.segment.options.windowScale = 7;
  }
  if (query_.peerTimestamps) packet.segment.options.timestamps = Timestamps{kPeerClock, 0};
  stack_.packetArrives(packet, now_);
  stack_.flush(now_);
  takeEffects();
}

void Bench::takeHandshake() {
  fromPeer({.syn = true}, kPeerIss, SeqNum{});
  if (query_.state == State::SynReceived) return;
  peerAcks();
  stack_.accept(listener_, kProgram, kUser);
}

void Bench::peerCloses(bool acksOurFin) {
  const bool finOut = tcb().finSent();
  const SeqNum ack = finOut && !acksOurFin ? tcb().sndNxt - 1U : tcb().sndNxt;
  fromPeer({.fin = true, .ack = true}, tcb().rcvNxt, ack);
}

/// The program closes: the whole socket, or only its sending side if it keeps holding it.
void Bench::closeHere() {
  if (query_.holder == Holder::Held) {
    stack_.shutdownSending(connection_, now_);
    takeEffects();
    return;
  }
  const bool fullSocket = query_.state == State::FinWait2 && query_.holder == Holder::Orphan;
  if (fullSocket) stack_.setOption(connection_, SocketOption::Linger2, kLongLinger2, now_);
  stack_.close(connection_, now_);
  takeEffects();
}

void Bench::leaveTo(State target) {
  switch (target) {
    case State::Closed:
    case State::Listen:
    case State::SynSent:
    case State::SynReceived:
    case State::Established: break;
    case State::CloseWait: peerCloses(true); break;
    case State::LastAck:
      peerCloses(true);
      closeHere();
      break;
    case State::FinWait1: closeHere(); break;
    case State::FinWait2:
      closeHere();
      peerAcks();
      break;
    case State::Closing:
      closeHere();
      peerCloses(false);
      break;
    case State::TimeWait:
      closeHere();
      if (query_.viaClosing) {
        peerCloses(false);
        peerAcks();
      } else {
        peerAcks();
        peerCloses(true);
      }
      break;
  }
}

bool Bench::reach() {
  if (query_.state == State::SynSent) {
    connectActively();
    return state() == State::SynSent;
  }
  const bool unconnected = query_.state == State::Closed || query_.state == State::Listen;
  if (query_.state != State::Closed) openListener();
  if (unconnected) return true;
  takeHandshake();
  leaveTo(query_.state);
  if (!query_.listener) stack_.close(listener_, now_);
  takeEffects();
  return state() == query_.state;
}

Reply Bench::replyFor(const Segment& segment, SeqNum sndNxt, SeqNum rcvNxt) const {
  Reply reply{segment.flags, std::nullopt, std::nullopt, segment.len};
  if (segment.seq != SeqNum{}) reply.seqMinusSndNxt = segment.seq - sndNxt;
  if (segment.flags.ack) reply.ackMinusRcvNxt = segment.ack - rcvNxt;
  return reply;
}

/// The state of whatever now answers for these addresses.
State Bench::stateAfter() {
  if (query_.state == State::Listen && !connection_.value) return State::Listen;
  State after = State::Closed;
  for (const SocketFacts& facts : stack_.table()) {
    if (facts.remote == kThere) after = facts.state;
  }
  return after;
}

Reaction Bench::deliver() {
  const Endpoint* before = stack_.endpoint(connection_);
  const SeqNum sndNxt = before ? before->tcb().sndNxt : SeqNum{};
  const SeqNum rcvNxt = before ? before->tcb().rcvNxt : kPeerIss;
  const std::uint32_t lastStamp = before ? before->tcb().tsRecent : kPeerClock;
  const bool wasRecord = before && isRecord(*before);
  const std::optional<SimTime> deadline = before ? before->nextDeadline() : std::nullopt;
  now_ += 1ms;
  sent_.clear();
  delayedAck_.reset();

  const RelativeSegment& asked = query_.segment;
  Packet packet{Transport::Tcp, kThere, kHere, {}};
  packet.segment.flags = asked.flags;
  packet.segment.seq = rcvNxt + static_cast<std::uint32_t>(asked.seqMinusRcvNxt);
  packet.segment.ack = sndNxt + static_cast<std::uint32_t>(asked.ackMinusSndNxt.value_or(0));
  packet.segment.len = asked.len;
  packet.segment.window = 65535;
  if (asked.tsMinusLast) {
    packet.segment.options.timestamps =
        Timestamps{lastStamp + static_cast<std::uint32_t>(*asked.tsMinusLast), 0};
  }
  stack_.packetArrives(packet, now_);
  stack_.flush(now_);
  takeEffects();
  if (delayedAck_) {  // What is only put off is an answer too.
    stack_.fireTimers(*delayedAck_);
    stack_.flush(*delayedAck_);
    takeEffects();
  }

  Reaction reaction{stateAfter(), {}, std::nullopt, rule_};
  for (const Segment& segment : sent_)
    reaction.replies.push_back(replyFor(segment, sndNxt, rcvNxt));
  const Endpoint* after = stack_.endpoint(connection_);
  if (wasRecord && after && isRecord(*after))
    reaction.timeWaitRestarted = after->nextDeadline() != deadline;
  return reaction;
}

}  // namespace

std::optional<Reaction> react(const ReactionQuery& query) {
  Bench bench(query);
  if (!bench.reach()) return std::nullopt;
  return bench.deliver();
}

}  // namespace linger
