#include <algorithm>

#include "app/live/linux/rig/rig.h"
#include "app/live/linux/rig/wire_packet.h"
#include "model/sim/path_rules.h"
#include "model/tcp/refusal.h"

// What the rig's path does by itself: a middlebox that forgets, and segments from nowhere.

namespace linger {
namespace {

constexpr Rule kInjected{"segment.injected", "RFC 9293 §3.10.7"};
constexpr std::uint32_t kLargestWindow = 65535;

}  // namespace

/// Whether a middlebox on the way still knows the packet's connection, or has none to know.
bool Rig::passesMiddlebox(const Packet& packet) {
  const std::optional<Duration>& forgetsAfter = scenario_.link.forgetsAfter;
  if (!forgetsAfter || packet.transport != Transport::Tcp) return true;
  const Flags& flags = packet.segment.flags;
  return middlebox_.passes(packet.source, packet.destination, flags.syn && !flags.ack,
                           recorder_.now(), *forgetsAfter);
}

/// The middlebox stands right before the host that the packet was sent to.
void Rig::refuse(const Flight& flight) {
  recorder_.ended(flight.id, Delivery::Lost);
  const auto packet = packetFrom(flight.bytes);
  if (!packet || !scenario_.link.answersForgotten || packet->segment.flags.rst) return;
  const Packet rst{Transport::Tcp, packet->destination, packet->source,
                   refusalOf(packet->segment, false)};
  const SegmentId id = recorder_.sent(flight.to, flight.from, {}, rst, 1, rules::kForgotten,
                                      baseOf(rst, SocketId{}));
  recorder_.segment(id).injected = true;
  LinkOutcome outcome{.delays = {scenario_.link.delay}, .copies = 1};
  if (scenario_.link.isDeadAt(recorder_.now())) outcome.copies = 0;
  pass(id, flight.to, flight.from, bytesOf(rst), outcome);
}

/// Addressed to the host's last connection, and shaped by the numbers that have passed on the link.
void Rig::inject(const Injection& injection) {
  const auto target = std::ranges::find(scenario_.hosts, injection.to, &Host::name);
  const auto to = HostIndex(target - scenario_.hosts.begin());
  if (target == scenario_.hosts.end() || !machineOf(to).host) return;
  sample();
  const auto connection = machineOf(to).sockets->lastConnection(to);
  if (!connection) return;
  const Stream& own = streams_[{connection->local, *connection->remote}];
  const Stream& peers = streams_[{*connection->remote, connection->local}];
  if (own.initial.empty() || peers.initial.empty()) return;
  Packet packet{Transport::Tcp, *connection->remote, connection->local, {}};
  Segment& segment = packet.segment;
  segment.flags = injection.flags;
  segment.seq = peers.arrived + std::uint32_t(injection.seqMinusRcvNxt);
  if (injection.flags.ack) segment.ack = own.sent + std::uint32_t(injection.ackMinusSndNxt);
  segment.len = injection.len;
  segment.window = kLargestWindow;
  if (injection.tsMinusLast && peers.timestamp) {
    segment.options.timestamps =
        Timestamps{*peers.timestamp + std::uint32_t(*injection.tsMinusLast), 0};
  }
  const Packet answer{Transport::Tcp, packet.destination, packet.source, {}};
  const HostIndex from = receiverOf(to, answer);
  const SegmentId id = recorder_.sent(from, to, {}, packet, 1, kInjected,
                                      SequenceBase{peers.initial.back(), own.initial.back()});
  SegmentRecord& record = recorder_.segment(id);
  record.injected = true;
  record.nthOfKind = sent_[from][std::size_t(kindOf(segment))] + 1;
  pass(id, from, to, bytesOf(packet), {.delays = {scenario_.link.delay}, .copies = 1});
}

}  // namespace linger
