#include "model/explore/next_connection.h"

#include <optional>

#include "model/tcp/endpoint.h"

namespace linger {
namespace {

/// So much is under way when the old segment comes; at worst that acknowledges the half of it.
constexpr std::uint32_t kUnderWay = 2;

constexpr SeqNum kAnyNumber{1000};

/// The segment that the last call has sent, if any; forgets it.
std::optional<Segment> sentBy(Effects& effects) {
  std::optional<Segment> segment;
  for (const Effect& done : effects) {
    if (const auto* sent = std::get_if<effect::Transmit>(&done)) segment = sent->segment;
  }
  effects.clear();
  return segment;
}

/// How far beyond the old one's a larger initial number is (RFC 9293 §3.10.7.4 asks for no more
/// than beyond).
constexpr std::uint32_t kFarBeyond = 1U << 20U;

/// The initial numbers of the end that the old segment arrives at, and of its peer.
struct InitialNumbers {
  SeqNum receiver;
  SeqNum sender;
};

InitialNumbers numbersAgainst(const Segment& old, NextNumbers numbers) {
  const SeqNum acknowledged = old.flags.ack ? old.ack : kAnyNumber;
  switch (numbers) {
    case NextNumbers::Worst: return {acknowledged - kUnderWay, old.seq - 1U};
    case NextNumbers::Larger: return {acknowledged + kFarBeyond, old.end() + kFarBeyond};
  }
  return {};
}

/// A connection that has just been established.
struct Ends {
  Endpoint caller;
  Endpoint callee;
};

Ends establish(const NextConnection& next, const InitialNumbers& numbers) {
  const Shared calling(next.receiverCalls ? next.receiver : next.sender);
  const Shared called(next.receiverCalls ? next.sender : next.receiver);
  Effects effects;
  const auto turn = [&](int crossings) {
    return Turn{next.begins + crossings * next.delay, effects};
  };
  Endpoint listener(called, kAnyNumber);
  listener.openPassive(turn(0));
  effects.clear();
  Endpoint caller(calling, next.receiverCalls ? numbers.receiver : numbers.sender);
  Endpoint callee = listener.child(called, next.receiverCalls ? numbers.sender : numbers.receiver);
  caller.openActive(turn(0));
  if (const auto syn = sentBy(effects)) callee.segmentArrives(*syn, true, turn(1));
  if (const auto synAck = sentBy(effects)) caller.segmentArrives(*synAck, false, turn(2));
  if (const auto ack = sentBy(effects)) callee.segmentArrives(*ack, true, turn(3));
  return {std::move(caller), std::move(callee)};
}

}  // namespace

OldSegmentHarm harmOf(const Segment& old, const NextConnection& next) {
  Ends ends = establish(next, numbersAgainst(old, next.numbers));
  Endpoint& receiver = next.receiverCalls ? ends.caller : ends.callee;
  Effects effects;
  const Turn turn{next.begins + 3 * next.delay, effects};
  receiver.send(kUnderWay, turn);
  const Tcb before = receiver.tcb();
  receiver.segmentArrives(old, !next.receiverCalls, turn);
  const Tcb& after = receiver.tcb();
  return {after.rcvNxt != before.rcvNxt, after.sndUna != before.sndUna,
          after.state == State::Closed};
}

}  // namespace linger
