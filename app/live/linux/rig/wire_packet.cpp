#include "app/live/linux/rig/wire_packet.h"

#include <array>

#include "app/live/linux/socket_api.h"

namespace linger {
namespace {

using ByteView = std::span<const std::uint8_t>;

constexpr std::size_t kSmallestHeader = 20;  // Of IPv4 and of TCP.
constexpr std::size_t kV6Header = 40;
constexpr std::size_t kUdpHeader = 8;
constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kUdp = 17;

std::uint16_t read16(ByteView bytes, std::size_t at) {
  return std::uint16_t(bytes[at] << 8 | bytes[at + 1]);
}

std::uint32_t longAt(ByteView bytes, std::size_t at) {
  return std::uint32_t(read16(bytes, at)) << 16 | read16(bytes, at + 2);
}

Address addressAt(ByteView bytes, std::size_t at, int family) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(family, &bytes[at], text.data(), text.size());
  return Address::parse(text.data()).value_or(Address());
}

/// RFC 9293 §3.1 and RFC 7323: what Linger models of the options.
TcpOptions optionsFrom(ByteView bytes) {
  enum Kind : std::uint8_t { kEnd, kNothing, kMss, kWindowScale, kSackPermitted, kTimestamps = 8 };
  TcpOptions options;
  for (std::size_t at = 0; at < bytes.size() && bytes[at] != kEnd;) {
    if (bytes[at] == kNothing) {
      ++at;
      continue;
    }
    if (at + 1 >= bytes.size() || bytes[at + 1] < 2 || at + bytes[at + 1] > bytes.size()) break;
    const ByteView option = bytes.subspan(at, bytes[at + 1]);
    if (option[0] == kMss && option.size() == 4) options.mss = read16(option, 2);
    if (option[0] == kWindowScale && option.size() == 3) options.windowScale = option[2];
    if (option[0] == kSackPermitted) options.sackPermitted = true;
    if (option[0] == kTimestamps && option.size() == 10) {
      options.timestamps = Timestamps{longAt(option, 2), longAt(option, 6)};
    }
    at += option.size();
  }
  return options;
}

Segment segmentFrom(ByteView tcp, std::size_t header) {
  Segment segment;
  const std::uint8_t bits = tcp[13];
  segment.flags = {.syn = (bits & 2) != 0,
                   .fin = (bits & 1) != 0,
                   .rst = (bits & 4) != 0,
                   .psh = (bits & 8) != 0,
                   .ack = (bits & 16) != 0};
  segment.seq = SeqNum(longAt(tcp, 4));
  segment.ack = SeqNum(longAt(tcp, 8));
  segment.window = read16(tcp, 14);
  segment.len = std::uint32_t(tcp.size() - header);
  segment.options = optionsFrom(tcp.subspan(kSmallestHeader, header - kSmallestHeader));
  return segment;
}

/// What an IP packet carries, and between whom.
struct Carried {
  std::uint8_t protocol = 0;
  Address source;
  Address destination;
  ByteView bytes;
};

std::optional<Carried> carriedByV4(ByteView bytes) {
  if (bytes.size() < kSmallestHeader) return {};
  const std::size_t header = std::size_t(bytes[0] & 15) * 4;
  const std::size_t length = read16(bytes, 2);
  if (length > bytes.size() || length < header) return {};
  return Carried{bytes[9], addressAt(bytes, 12, AF_INET), addressAt(bytes, 16, AF_INET),
                 bytes.subspan(header, length - header)};
}

std::optional<Carried> carriedByV6(ByteView bytes) {
  if (bytes.size() < kV6Header) return {};
  const std::size_t length = read16(bytes, 4);
  if (kV6Header + length > bytes.size()) return {};
  return Carried{bytes[6], addressAt(bytes, 8, AF_INET6), addressAt(bytes, 24, AF_INET6),
                 bytes.subspan(kV6Header, length)};
}

void add16(std::vector<std::uint8_t>& bytes, std::uint32_t word) {
  bytes.push_back(std::uint8_t(word >> 8));
  bytes.push_back(std::uint8_t(word));
}

void addLong(std::vector<std::uint8_t>& bytes, std::uint32_t number) {
  add16(bytes, number >> 16);
  add16(bytes, number & 0xffff);
}

/// RFC 1071, of an even or odd number of bytes; `sum` is what comes before them.
std::uint16_t checksumOf(ByteView bytes, std::uint32_t sum = 0) {
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) sum += read16(bytes, i);
  if (bytes.size() % 2 != 0) sum += std::uint32_t(bytes.back()) << 8;
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return std::uint16_t(~sum);
}

void write16(std::vector<std::uint8_t>& bytes, std::size_t at, std::uint16_t word) {
  bytes[at] = std::uint8_t(word >> 8);
  bytes[at + 1] = std::uint8_t(word);
}

/// The significant bytes of an address: 4 or 16.
ByteView bytesOf(const Address& address) {
  const ByteView all(address.bytes());
  return address.family() == Address::Family::V4 ? all.last(4) : all;
}

/// The TCP header, the timestamps and the data; the checksum is 0.
std::vector<std::uint8_t> tcpBytes(const Packet& packet) {
  const Segment& segment = packet.segment;
  std::vector<std::uint8_t> tcp;
  add16(tcp, packet.source.port);
  add16(tcp, packet.destination.port);
  addLong(tcp, segment.seq.value());
  addLong(tcp, segment.ack.value());
  const bool hasTimestamps = segment.options.timestamps.has_value();
  constexpr std::uint8_t kTimestampsSize = 12;  // With two bytes of padding.
  const std::size_t header = kSmallestHeader + (hasTimestamps ? kTimestampsSize : 0);
  tcp.push_back(std::uint8_t(header / 4 << 4));
  const Flags& flags = segment.flags;
  tcp.push_back(std::uint8_t((flags.fin ? 1 : 0) | (flags.syn ? 2 : 0) | (flags.rst ? 4 : 0) |
                             (flags.psh ? 8 : 0) | (flags.ack ? 16 : 0)));
  add16(tcp, segment.window);
  addLong(tcp, 0);  // Checksum and urgent pointer.
  if (hasTimestamps) {
    constexpr std::array<std::uint8_t, 4> kNothingTwiceThenTimestamps{1, 1, 8, 10};
    tcp.insert(tcp.end(), kNothingTwiceThenTimestamps.begin(), kNothingTwiceThenTimestamps.end());
    addLong(tcp, segment.options.timestamps->val);
    addLong(tcp, segment.options.timestamps->ecr);
  }
  tcp.insert(tcp.end(), segment.len, 'x');
  return tcp;
}

/// The header of an IP packet that carries `length` bytes of TCP.
std::vector<std::uint8_t> ipHeader(const Packet& packet, std::size_t length) {
  constexpr std::uint8_t kHops = 64;
  std::vector<std::uint8_t> ip;
  const bool isV4 = packet.source.address.family() == Address::Family::V4;
  if (isV4) {
    ip = {0x45, 0};
    add16(ip, std::uint32_t(kSmallestHeader + length));
    addLong(ip, 0);
    ip.insert(ip.end(), {kHops, kTcp, 0, 0});
  } else {
    ip = {0x60, 0, 0, 0};
    add16(ip, std::uint32_t(length));
    ip.insert(ip.end(), {kTcp, kHops});
  }
  for (const Address& address : {packet.source.address, packet.destination.address}) {
    const ByteView bytes = bytesOf(address);
    ip.insert(ip.end(), bytes.begin(), bytes.end());
  }
  constexpr std::size_t kV4Checksum = 10;
  if (isV4) write16(ip, kV4Checksum, checksumOf(ip));
  return ip;
}

}  // namespace

std::optional<Packet> packetFrom(ByteView bytes) {
  if (bytes.empty()) return {};
  const auto carried = bytes[0] >> 4 == 6 ? carriedByV6(bytes) : carriedByV4(bytes);
  if (!carried) return {};
  const bool isTcp = carried->protocol == kTcp;
  const bool isUdp = carried->protocol == kUdp;
  if (!isTcp && !isUdp) return {};
  if (carried->bytes.size() < (isTcp ? kSmallestHeader : kUdpHeader)) return {};
  Packet packet;
  packet.source = {carried->source, read16(carried->bytes, 0)};
  packet.destination = {carried->destination, read16(carried->bytes, 2)};
  if (isUdp) {
    packet.transport = Transport::Udp;
    packet.segment.len = std::uint32_t(carried->bytes.size() - kUdpHeader);
    return packet;
  }
  const std::size_t header = std::size_t(carried->bytes[12] >> 4) * 4;
  if (header < kSmallestHeader || header > carried->bytes.size()) return {};
  packet.segment = segmentFrom(carried->bytes, header);
  return packet;
}

std::vector<std::uint8_t> bytesOf(const Packet& packet) {
  std::vector<std::uint8_t> tcp = tcpBytes(packet);
  std::uint32_t pseudo = kTcp + std::uint32_t(tcp.size());
  for (const Address& address : {packet.source.address, packet.destination.address}) {
    const ByteView bytes = bytesOf(address);
    for (std::size_t i = 0; i < bytes.size(); i += 2) pseudo += read16(bytes, i);
  }
  constexpr std::size_t kTcpChecksum = 16;
  write16(tcp, kTcpChecksum, checksumOf(tcp, pseudo));
  std::vector<std::uint8_t> bytes = ipHeader(packet, tcp.size());
  bytes.insert(bytes.end(), tcp.begin(), tcp.end());
  return bytes;
}

}  // namespace linger
