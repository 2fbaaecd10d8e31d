#include "app/live/linux/rig/wire_packet.h"

#include <string>

namespace linger {
namespace {

using Octets = std::span<const std::uint8_t>;

constexpr std::size_t kSmallestHeader = 20;  // Of IPv4 and of TCP.

std::uint16_t wordAt(Octets octets, std::size_t at) {
  return std::uint16_t(octets[at] << 8 | octets[at + 1]);
}

std::uint32_t longAt(Octets octets, std::size_t at) {
  return std::uint32_t(wordAt(octets, at)) << 16 | wordAt(octets, at + 2);
}

Address addressAt(Octets octets, std::size_t at) {
  std::string text;
  for (std::size_t i = 0; i < 4; ++i) {
    if (i > 0) text += '.';
    text += std::to_string(octets[at + i]);
  }
  return Address::parse(text).value_or(Address());
}

/// RFC 9293 §3.1 and RFC 7323: what Linger models of the options.
TcpOptions optionsFrom(Octets octets) {
  enum Kind : std::uint8_t { kEnd, kNothing, kMss, kWindowScale, kSackPermitted, kTimestamps = 8 };
  TcpOptions options;
  for (std::size_t at = 0; at < octets.size() && octets[at] != kEnd;) {
    if (octets[at] == kNothing) {
      ++at;
      continue;
    }
    if (at + 1 >= octets.size() || octets[at + 1] < 2 || at + octets[at + 1] > octets.size()) break;
    const Octets option = octets.subspan(at, octets[at + 1]);
    if (option[0] == kMss && option.size() == 4) options.mss = wordAt(option, 2);
    if (option[0] == kWindowScale && option.size() == 3) options.windowScale = option[2];
    if (option[0] == kSackPermitted) options.sackPermitted = true;
    if (option[0] == kTimestamps && option.size() == 10) {
      options.timestamps = Timestamps{longAt(option, 2), longAt(option, 6)};
    }
    at += option.size();
  }
  return options;
}

Segment segmentFrom(Octets tcp, std::size_t header) {
  Segment segment;
  const std::uint8_t bits = tcp[13];
  segment.flags = {.syn = (bits & 2) != 0,
                   .fin = (bits & 1) != 0,
                   .rst = (bits & 4) != 0,
                   .psh = (bits & 8) != 0,
                   .ack = (bits & 16) != 0};
  segment.seq = SeqNum(longAt(tcp, 4));
  segment.ack = SeqNum(longAt(tcp, 8));
  segment.window = wordAt(tcp, 14);
  segment.len = std::uint32_t(tcp.size() - header);
  segment.options = optionsFrom(tcp.subspan(kSmallestHeader, header - kSmallestHeader));
  return segment;
}

}  // namespace

std::optional<Packet> packetFrom(Octets octets) {
  constexpr std::uint8_t kTcp = 6;
  if (octets.size() < kSmallestHeader || octets[0] >> 4 != 4 || octets[9] != kTcp) return {};
  const std::size_t header = std::size_t(octets[0] & 15) * 4;
  const std::size_t length = wordAt(octets, 2);
  if (length > octets.size() || length < header + kSmallestHeader) return {};
  const Octets tcp = octets.subspan(header, length - header);
  const std::size_t tcpHeader = std::size_t(tcp[12] >> 4) * 4;
  if (tcpHeader < kSmallestHeader || tcpHeader > tcp.size()) return {};
  Packet packet;
  packet.source = {addressAt(octets, 12), wordAt(tcp, 0)};
  packet.destination = {addressAt(octets, 16), wordAt(tcp, 2)};
  packet.segment = segmentFrom(tcp, tcpHeader);
  return packet;
}

}  // namespace linger
