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

/// Everything that the kernel has sent on a host's link by now.
void Rig::drainLink(HostIndex from) {
  std::array<std::uint8_t, kLargestPacket> buffer{};
  while (machines_[from].host) {
    const ssize_t size = read(machines_[from].host->link(), buffer.data(), buffer.size());
    if (size <= 0) return;
    const std::span<const std::uint8_t> octets(buffer.data(), std::size_t(size));
    const auto packet = packetFrom(octets);
    if (packet) carry(from, *packet, {octets.begin(), octets.end()});
  }
}

HostIndex Rig::hostOf(const Address& address, HostIndex otherwise) const {
  for (HostIndex host = 0; host < scenario_.hosts.size(); ++host) {
    if (scenario_.hosts[host].address == address) return host;
  }
  return otherwise;
}

/// The initial number that `number` counts from: that of the latest connection, unless `number` is
/// older. A host that has forgotten a connection answers for it after the SYN of the next one.
std::optional<SeqNum> Rig::initialBefore(const Packet& packet, SeqNum number, bool ofSender) const {
  const auto found = initial_.find(ofSender ? std::pair(packet.source, packet.destination)
                                            : std::pair(packet.destination, packet.source));
  if (found == initial_.end()) return std::nullopt;
  for (auto each = found->second.rbegin(); each != found->second.rend(); ++each) {
    if (number.isAtOrAfter(*each)) return *each;
  }
  return found->second.front();
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

void Rig::carry(HostIndex from, const Packet& packet, std::vector<std::uint8_t> octets) {
  lastTraffic_ = monotonicNow();
  sawReset_ = sawReset_ || packet.segment.flags.rst;
  if (packet.segment.flags.syn) {
    std::vector<SeqNum>& known = initial_[{packet.source, packet.destination}];
    if (known.empty() || known.back() != packet.segment.seq) known.push_back(packet.segment.seq);
  }
  sample();
  const SocketId sender = machines_[from].sockets->idOf(packet.source, packet.destination);
  const HostIndex to = hostOf(packet.destination.address, 1 - std::min<HostIndex>(from, 1));
  const SegmentId id = recorder_.sent(from, to, sender, packet, attemptOf(packet), kSentByKernel,
                                      baseOf(packet, sender));
  if (!begin_) {
    pass(id, to, std::move(octets), {.delays = {scenario_.link.delay}, .copies = 1});
    return;
  }
  const SegmentKind kind = kindOf(packet.segment);
  std::array<int, 5>& sent = sent_[from];
  const int nthOfKind = ++sent[std::size_t(kind)];
  recorder_.segment(id).nthOfKind = nthOfKind;
  const int nth = std::accumulate(sent.begin(), sent.end(), 0);
  pass(id, to, std::move(octets),
       chances_.pass(scenario_.link, scenario_.fates,
                     {scenario_.hosts[from].name, kind, nthOfKind, nth, recorder_.now()}));
}

void Rig::pass(SegmentId id, HostIndex to, std::vector<std::uint8_t> octets,
               const LinkOutcome& outcome) {
  const SimTime now = recorder_.now();
  const auto fly = [&](SegmentId flying, Duration delay, std::vector<std::uint8_t> carried,
                       Delivery fate) {
    recorder_.willArrive(flying, begin_ ? now + delay : now);
    flights_.push(
        {monotonicNow() + microseconds(delay), ++order_, to, flying, std::move(carried), fate});
  };
  if (outcome.copies == 0) {
    fly(id, scenario_.link.delay, {}, outcome.chosen ? Delivery::Dropped : Delivery::Lost);
    return;
  }
  fly(id, outcome.delays[0], octets, Delivery::Delivered);
  if (outcome.copies < 2) return;
  fly(recorder_.copied(id), outcome.delays[1], std::move(octets), Delivery::Delivered);
}

/// The kernel takes the segment, and mostly answers, before write() returns.
void Rig::deliver(const Flight& flight) {
  recorder_.willArrive(flight.id, recorder_.now());
  if (flight.fate != Delivery::Delivered) return recorder_.ended(flight.id, flight.fate);
  Machine& machine = machines_[flight.to];
  if (!machine.host) return recorder_.ended(flight.id, Delivery::HostDown);
  recorder_.ended(flight.id, Delivery::Delivered);
  recorder_.arrivalBegins(flight.id);
  sawReset_ = sawReset_ || recorder_.segment(flight.id).segment.flags.rst;
  const ssize_t written = write(machine.host->link(), flight.octets.data(), flight.octets.size());
  if (written >= 0) drainLink(flight.to);
  sample();
  recorder_.arrivalDone();
}

}  // namespace linger
