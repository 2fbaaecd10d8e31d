#include <unistd.h>

#include <array>
#include <numeric>
#include <span>

#include "app/live/linux/rig/rig.h"
#include "app/live/linux/rig/wire_packet.h"

// The rig's link: segments from one TUN device to the other.

namespace linger {
namespace {

constexpr std::size_t kLargestPacket = 65536;
constexpr Rule kSentByKernel{"kernel.sent", "this machine's kernel"};

}  // namespace

/// Everything that the kernel has sent on a machine's link by now.
void Rig::drainLink(std::size_t machine) {
  std::array<std::uint8_t, kLargestPacket> buffer{};
  while (machines_[machine].host) {
    const int link = machines_[machine].host->link().number();
    const ssize_t size = read(link, buffer.data(), buffer.size());
    if (size <= 0) return;
    const std::span<const std::uint8_t> bytes(buffer.data(), std::size_t(size));
    const auto packet = packetFrom(bytes);
    if (packet) carry(machine, *packet, {bytes.begin(), bytes.end()});
  }
}

/// The initial number that `number` counts from: that of the latest connection, unless `number` is
/// older. A host that has forgotten a connection answers for it after the SYN of the next one.
std::optional<SeqNum> Rig::initialBefore(const Packet& packet, SeqNum number, bool ofSender) const {
  const auto found = streams_.find(ofSender ? std::pair(packet.source, packet.destination)
                                            : std::pair(packet.destination, packet.source));
  if (found == streams_.end() || found->second.initial.empty()) return std::nullopt;
  const std::vector<SeqNum>& initial = found->second.initial;
  for (auto each = initial.rbegin(); each != initial.rend(); ++each) {
    if (number.isAtOrAfter(*each)) return *each;
  }
  return initial.front();
}

/// An answer of the host itself, which has no such connection, has no initial numbers.
std::optional<SequenceBase> Rig::baseOf(const Packet& packet, SocketId sender) const {
  const Segment& segment = packet.segment;
  const auto own = initialBefore(packet, segment.seq, true);
  const auto peers = initialBefore(packet, segment.ack, false);
  if (!own) return std::nullopt;
  if (sender.value == 0 && segment.flags.rst && segment.seq == SeqNum{}) return std::nullopt;
  return SequenceBase{*own, peers.value_or(SeqNum{})};
}

/// Which try of the same segment this is; what takes no sequence number is never tried again.
int Rig::attemptOf(const Packet& packet) {
  const Segment& segment = packet.segment;
  if (segment.sequenceLength() == 0 || segment.flags.rst) return 1;
  return ++attempts_[{packet.source, packet.destination, segment.seq.value(),
                      segment.sequenceLength()}];
}

void Rig::carry(std::size_t machine, const Packet& packet, std::vector<std::uint8_t> bytes) {
  lastTraffic_ = monotonicNow();
  sawReset_ = sawReset_ || packet.segment.flags.rst;
  Stream& stream = streams_[{packet.source, packet.destination}];
  if (packet.segment.flags.syn) {
    const bool isNew = stream.initial.empty() || stream.initial.back() != packet.segment.seq;
    if (isNew) stream.initial.push_back(packet.segment.seq);
    stream.sent = packet.segment.end();
  } else if (!packet.segment.flags.rst) {
    stream.sent = later(stream.sent, packet.segment.end());
  }
  sample();
  const HostIndex from = senderOf(machines_[machine], packet);
  const SocketId sender = machines_[machine].sockets->idOf(packet.source, packet.destination);
  const HostIndex to = receiverOf(from, packet);
  const SegmentId id = recorder_.sent(from, to, sender, packet, attemptOf(packet), kSentByKernel,
                                      baseOf(packet, sender));
  if (!begin_) {
    pass(id, from, to, std::move(bytes), {.delays = {scenario_.link.delay}, .copies = 1});
    passesMiddlebox(packet);
    return;
  }
  const SegmentKind kind = kindOf(packet.segment);
  std::array<int, 5>& sent = sent_[from];
  const int nthOfKind = ++sent[std::size_t(kind)];
  recorder_.segment(id).nthOfKind = nthOfKind;
  const int nth = std::accumulate(sent.begin(), sent.end(), 0);
  const LinkOutcome outcome =
      chances_.pass(scenario_.link, scenario_.impairments,
                    {scenario_.hosts[from].name, kind, nthOfKind, nth, recorder_.now()});
  const bool isForgotten = outcome.copies > 0 && !passesMiddlebox(packet);
  pass(id, from, to, std::move(bytes), outcome, isForgotten);
}

void Rig::fly(Flight flight, Duration delay) {
  const SimTime now = recorder_.now();
  recorder_.willArrive(flight.id, begin_ ? now + delay : now);
  flight.due = monotonicNow() + microseconds(delay);
  flight.order = ++order_;
  flights_.push(std::move(flight));
}

void Rig::pass(SegmentId id, HostIndex from, HostIndex to, std::vector<std::uint8_t> bytes,
               const LinkOutcome& outcome, bool isForgotten) {
  Flight flight{.due = 0, .order = 0, .from = from, .to = to, .id = id, .bytes = {}};
  flight.isForgotten = isForgotten;
  if (outcome.copies == 0) {
    flight.delivery = outcome.chosen ? Delivery::Dropped : Delivery::Lost;
    fly(flight, scenario_.link.delay);
    return;
  }
  flight.bytes = std::move(bytes);
  fly(flight, outcome.delays[0]);
  if (outcome.copies < 2 || isForgotten) return;
  flight.id = recorder_.copied(id);
  fly(std::move(flight), outcome.delays[1]);
}

/// The kernel takes the segment, and mostly answers, before write() returns.
void Rig::deliver(const Flight& flight) {
  recorder_.willArrive(flight.id, recorder_.now());
  if (flight.isForgotten) return refuse(flight);
  if (flight.delivery != Delivery::Delivered) return recorder_.ended(flight.id, flight.delivery);
  const std::size_t number = isOneMachine() ? 0 : flight.to;
  const Machine& machine = machines_[number];
  if (!machine.host) return recorder_.ended(flight.id, Delivery::HostDown);
  recorder_.ended(flight.id, Delivery::Delivered);
  recorder_.arrivalBegins(flight.id);
  const SegmentRecord& record = recorder_.segment(flight.id);
  sawReset_ = sawReset_ || record.segment.flags.rst;
  if (!record.injected) {
    Stream& stream = streams_[{record.source, record.destination}];
    const bool isFirst = record.segment.flags.syn;
    const SeqNum end = record.segment.end();
    if (!record.segment.flags.rst) stream.arrived = isFirst ? end : later(stream.arrived, end);
    if (record.segment.options.timestamps) {
      stream.timestamp = record.segment.options.timestamps->val;
    }
  }
  arrivingAt_ = flight.to;
  if (machine.host->link().send(flight.bytes)) drainLink(number);
  sample();
  recorder_.arrivalDone();
}

}  // namespace linger
