#include <algorithm>

#include "model/packetdrill/run/expectation.h"
#include "model/packetdrill/run/script_runner.h"
#include "model/packetdrill/syntax/printer.h"

// The script's packets: those that it sends, and those that it expects.

namespace linger::packetdrill {
namespace {

constexpr Rule kInjected{"segment.injected", "RFC 9293 §3.10.7"};

/// How long "*" waits.
constexpr Duration kAnyTime = 24h;

/// So many duplicates start a fast retransmission (RFC 5681 §3.2), which is not simulated.
constexpr int kDuplicateAcks = 3;

std::string atSeconds(SimTime time) {
  return printSeconds(time - kSimStart) + " s";
}

}  // namespace

bool ScriptRunner::inject(const TcpPacket& packet) {
  const Segment segment = numbers_.toStack(packet);
  if (needsRecovery(packet, segment)) return false;
  if (segment.len > 0 || segment.flags.syn) lastData_ = now_;
  const Packet onTheWire{Transport::Tcp, remote_, local_, segment};
  const SegmentId id =
      recordSent(0, SocketId{}, onTheWire, 1, kInjected, SequenceBase{SeqNum{}, numbers_.origin()});
  recorder_.ended(id, Delivery::Delivered);
  recorder_.arrivalBegins(id);
  stack_->packetArrives(onTheWire, now_);
  stack_->flush(now_);
  takeEffects();
  recorder_.arrivalDone();
  settle();
  return true;
}

/// The socket of the connection that the script's packets belong to.
std::optional<SocketId> ScriptRunner::connection() const {
  for (const SocketFacts& facts : stack_->table()) {
    if (facts.remote == remote_ && facts.local == local_) return facts.id;
  }
  return std::nullopt;
}

/// Whether the packet asks the sender to recover what was lost: then the run is over.
bool ScriptRunner::needsRecovery(const TcpPacket& packet, const Segment& segment) {
  const std::optional<SocketId> socket = connection();
  const Endpoint* endpoint = socket ? stack_->endpoint(*socket) : nullptr;
  const bool outstanding = endpoint && endpoint->tcb().sndNxt.isAfter(endpoint->tcb().sndUna);
  const bool bare = segment.flags == Flags{.ack = true} && segment.len == 0;
  if (!outstanding || !bare) {
    duplicateAcks_ = 0;
    return false;
  }
  duplicateAcks_ = segment.ack == endpoint->tcb().sndUna ? duplicateAcks_ + 1 : 0;
  if (duplicateAcks_ >= kDuplicateAcks) {
    skip("fast retransmission (congestion control)");
    return true;
  }
  const bool hole = std::ranges::any_of(segment.options.sack, [&segment](const SackBlock& block) {
    return block.left.isAfter(segment.ack);
  });
  if (hole) skip("SACK recovery");
  return hole && packet.direction == Direction::Inbound;
}

bool ScriptRunner::expect(const Event& event, const TcpPacket& expected) {
  const bool any = event.time.kind == TimeKind::Any;
  const bool range =
      event.time.kind == TimeKind::AbsoluteRange || event.time.kind == TimeKind::RelativeRange;
  const SimTime latest = instant(event.time, range ? event.time.until : event.time.at);
  const SimTime limit = any ? now_ + kAnyTime : std::max(now_, latest + tolerance_);
  if (!awaitOutput(limit)) {
    return fail("expected " + print(Action(expected)) + (any ? "" : " at " + atSeconds(latest)) +
                ", the engine sent nothing");
  }
  const Output output = takeWhole(expected);
  const Segment& segment = output.packet.segment;
  if (segment.flags.syn && expected.flags.syn) numbers_.learn(segment, expected);
  setNow(output.at);
  log(print(Action(numbers_.toScript(segment))));
  if (!compareWith(expected, segment) || !checkTime(event, output.at)) return false;
  last_ = output.at;
  return true;
}

/// Runs timers until the connection under test has sent something, or nothing is due by then.
bool ScriptRunner::awaitOutput(SimTime limit) {
  while (true) {
    while (!outputs_.empty()) {
      const Packet& packet = outputs_.front().packet;
      if (packet.source == local_ && packet.destination == remote_) return true;
      outputs_.pop_front();
    }
    if (!fireNext(limit)) return false;
  }
}

/// The oldest output; where the script expects more text than it has, with those that go on
/// from it: the wire sees segments, packetdrill what a card will cut into segments.
ScriptRunner::Output ScriptRunner::takeWhole(const TcpPacket& expected) {
  Output whole = outputs_.front();
  outputs_.pop_front();
  Segment& segment = whole.packet.segment;
  while (segment.len > 0 && segment.len < expected.len && !segment.flags.fin && !outputs_.empty()) {
    const Segment& next = outputs_.front().packet.segment;
    const bool goesOn = next.seq == segment.end() && next.len > 0 && next.ack == segment.ack &&
                        segment.len + next.len <= expected.len;
    if (!goesOn) break;
    segment.len += next.len;
    segment.flags.fin = next.flags.fin;
    segment.flags.psh = next.flags.psh;
    outputs_.pop_front();
  }
  return whole;
}

bool ScriptRunner::compareWith(const TcpPacket& expected, const Segment& segment) {
  const TcpPacket actual = numbers_.toScript(segment);
  const Differences differences = compare(expected, actual);
  if (differences.essential) {
    return fail("expected " + print(Action(expected)) + ", the engine sent " +
                print(Action(actual)));
  }
  if (scene_.demikernel) return true;
  for (const std::string& difference : differences.others) {
    if (strict_) return fail(difference);
    note(difference);
  }
  return true;
}

/// Demikernel's simulator looks for a packet when its time has come: an earlier one is as good.
bool ScriptRunner::checkTime(const Event& event, SimTime sentAt) {
  if (event.time.kind == TimeKind::Any) return true;
  const bool range =
      event.time.kind == TimeKind::AbsoluteRange || event.time.kind == TimeKind::RelativeRange;
  const SimTime first = instant(event.time, event.time.at);
  const SimTime last = range ? instant(event.time, event.time.until) : first;
  const bool tooEarly = sentAt < first - tolerance_ && !scene_.demikernel;
  const bool tooLate = sentAt > last + tolerance_;
  if (!tooEarly && !tooLate) return true;
  return fail("expected " + print(event.action) + " at " + atSeconds(first) +
              (range ? " to " + atSeconds(last) : "") + ", the engine sent it at " +
              atSeconds(sentAt));
}

}  // namespace linger::packetdrill
