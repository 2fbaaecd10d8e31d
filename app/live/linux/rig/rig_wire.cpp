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

/// The initial numbers of a connection are those of its SYNs; an answer of the host itself, which
/// has no such connection, has none.
std::optional<SequenceBase> Rig::baseOf(const Packet& packet, SocketId sender) const {
  const auto own = initial_.find({packet.source, packet.destination});
  const auto peers = initial_.find({packet.destination, packet.source});
  if (own == initial_.end()) return std::nullopt;
  if (sender.value == 0 && packet.segment.flags.rst && packet.segment.seq == SeqNum{}) {
    return std::nullopt;
  }
  return SequenceBase{own->second, peers == initial_.end() ? SeqNum{} : peers->second};
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
    initial_[{packet.source, packet.destination}] = packet.segment.seq;
  }
  sample();
  const SocketId sender = machines_[from].sockets->idOf(packet.source, packet.destination);
  const HostIndex to = hostOf(packet.destination.address, 1 - std::min<HostIndex>(from, 1));
  const SegmentId id = recorder_.sent(from, to, sender, packet, attemptOf(packet), kSentByKernel,
                                      baseOf(packet, sender));
  if (!begin_) {
    pass(id, to, std::move(octets), {.copies = 1});
    return;
  }
  const SegmentKind kind = kindOf(packet.segment);
  std::array<int, 5>& sent = sent_[from];
  const int nthOfKind = ++sent[std::size_t(kind)];
  recorder_.segment(id).nthOfKind = nthOfKind;
  const int nth = std::accumulate(sent.begin(), sent.end(), 0);
  pass(id, to, std::move(octets),
       chances_.pass(scenario_.link, scenario_.fates,
                     {scenario_.hosts[from].name, kind, nthOfKind, nth}));
}

void Rig::pass(SegmentId id, HostIndex to, std::vector<std::uint8_t> octets,
               const LinkOutcome& outcome) {
  const SimTime now = recorder_.now();
  if (outcome.copies == 0) {
    const SimTime missed = now + scenario_.link.delay;
    recorder_.willArrive(id, missed);
    flights_.push(
        {missed, ++order_, to, id, {}, outcome.chosen ? Delivery::Dropped : Delivery::Lost});
    return;
  }
  recorder_.willArrive(id, now + outcome.delays[0]);
  flights_.push({now + outcome.delays[0], ++order_, to, id, octets});
  if (outcome.copies < 2) return;
  const SegmentId copy = recorder_.copied(id);
  recorder_.willArrive(copy, now + outcome.delays[1]);
  flights_.push({now + outcome.delays[1], ++order_, to, copy, std::move(octets)});
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
