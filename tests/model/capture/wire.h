#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/capture/capture_file.h"

/// Captures made byte by byte, for tests of what reads them.
namespace linger::wire {

using Bytes = std::vector<std::uint8_t>;
using capture::ByteOrder;

inline Bytes operator+(Bytes a, const Bytes& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

template <typename Number>
Bytes number(Number value, ByteOrder order = ByteOrder::Big) {
  Bytes bytes(sizeof value);
  for (std::size_t i = 0; i < sizeof value; ++i) {
    const std::size_t shift = order == ByteOrder::Big ? sizeof value - 1 - i : i;
    bytes[i] = static_cast<std::uint8_t>(std::uint64_t(value) >> (8 * shift));
  }
  return bytes;
}
inline Bytes n8(int value) {
  return {static_cast<std::uint8_t>(value)};
}
inline Bytes n16(int value, ByteOrder order = ByteOrder::Big) {
  return number(static_cast<std::uint16_t>(value), order);
}
inline Bytes n32(std::uint32_t value, ByteOrder order = ByteOrder::Big) {
  return number(value, order);
}

inline std::uint16_t checksum(const Bytes& bytes) {
  std::uint32_t sum = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) sum += i % 2 == 0 ? bytes[i] << 8 : bytes[i];
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<std::uint16_t>(~sum);
}

enum Bit { kFin = 1, kSyn = 2, kRst = 4, kPsh = 8, kAck = 16 };

/// A TCP header with options (a multiple of four) and so many bytes of data; its checksum is
/// right for `pseudo`, the addresses.
inline Bytes tcp(int from, int to, std::uint32_t seq, std::uint32_t ack, int flags,
                 std::size_t text = 0, const Bytes& options = {}, const Bytes& pseudo = {}) {
  const int words = int(5 + options.size() / 4);
  Bytes segment = n16(from) + n16(to) + n32(seq) + n32(ack) + n8(words << 4) + n8(flags) +
                  n16(64240) + n16(0) + n16(0) + options + Bytes(text, 'x');
  const Bytes sum =
      n16(checksum(pseudo + n16(0) + n16(6) + n32(std::uint32_t(segment.size())) + segment));
  segment[16] = sum[0];
  segment[17] = sum[1];
  return segment;
}

inline const Bytes kClientV4{192, 0, 2, 10};
inline const Bytes kServerV4{192, 0, 2, 20};

/// An IPv4 packet from the client to the server; `fragment`: the header's word with flags and
/// offset.
inline Bytes ipv4(const Bytes& payload, int fragment = 0x4000, int protocol = 6) {
  Bytes header = n8(0x45) + n8(0) + n16(int(20 + payload.size())) + n16(7) + n16(fragment) +
                 n8(64) + n8(protocol) + n16(0) + kClientV4 + kServerV4;
  const Bytes sum = n16(checksum(header));
  header[10] = sum[0];
  header[11] = sum[1];
  return header + payload;
}

inline Bytes addressV6(int last) {
  Bytes address{0x20, 0x01, 0x0d, 0xb8};
  address.resize(15);
  return address + n8(last);
}

inline Bytes ipv6(const Bytes& payload, int nextHeader = 6) {
  return n32(0x60000000) + n16(int(payload.size())) + n8(nextHeader) + n8(64) + addressV6(1) +
         addressV6(2) + payload;
}

inline Bytes ethernet(const Bytes& payload, int etherType = 0x0800) {
  return Bytes(12, 2) + n16(etherType) + payload;
}

/// The client's SYN to port 8080, as one IPv4 or IPv6 packet.
inline Bytes synV4() {
  return ipv4(tcp(51514, 8080, 100, 0, kSyn, 0, {}, kClientV4 + kServerV4));
}
inline Bytes synV6() {
  return ipv6(tcp(51514, 8080, 100, 0, kSyn, 0, {}, addressV6(1) + addressV6(2)));
}

struct PcapKind {
  ByteOrder order = ByteOrder::Little;
  std::uint32_t magic = 0xa1b2c3d4;
  int linkType = 1;
};

inline Bytes pcapHeader(PcapKind kind = {}) {
  const ByteOrder order = kind.order;
  return n32(kind.magic, order) + n16(2, order) + n16(4, order) + n32(0) + n32(0) +
         n32(262144, order) + n32(std::uint32_t(kind.linkType), order);
}

inline Bytes pcapRecord(const Bytes& frame, PcapKind kind = {}, std::uint32_t seconds = 1,
                        std::uint32_t fraction = 0, std::size_t length = 0) {
  const ByteOrder order = kind.order;
  return n32(seconds, order) + n32(fraction, order) + n32(std::uint32_t(frame.size()), order) +
         n32(std::uint32_t(length == 0 ? frame.size() : length), order) + frame;
}

inline Bytes pcapOf(const Bytes& frame, int linkType = 1) {
  const PcapKind kind{ByteOrder::Little, 0xa1b2c3d4, linkType};
  return pcapHeader(kind) + pcapRecord(frame, kind);
}

inline Bytes block(std::uint32_t type, Bytes body, ByteOrder order) {
  while (body.size() % 4 != 0) body.push_back(0);
  const Bytes length = n32(std::uint32_t(body.size() + 12), order);
  return n32(type, order) + length + body + length;
}

inline Bytes sectionBlock(ByteOrder order) {
  return block(0x0a0d0d0a, n32(0x1a2b3c4d, order) + n16(1, order) + n16(0) + Bytes(8, 0xff), order);
}

inline Bytes interfaceBlock(ByteOrder order, int linkType, const Bytes& options = {}) {
  return block(1, n16(linkType, order) + n16(0) + n32(0) + options, order);
}

inline Bytes packetBlock(ByteOrder order, std::uint32_t interface, std::uint64_t ticks,
                         const Bytes& frame) {
  const auto length = std::uint32_t(frame.size());
  return block(6,
               n32(interface, order) + n32(std::uint32_t(ticks >> 32), order) +
                   n32(std::uint32_t(ticks), order) + n32(length, order) + n32(length, order) +
                   frame,
               order);
}

/// What reading the whole of a file gave.
struct Reading {
  std::vector<capture::WireSegment> segments;
  std::uint64_t frames = 0;
  std::uint64_t badChecksums = 0;
  capture::SkipCounts skipped;
  capture::Damage damage = capture::Damage::None;
  std::uint64_t damagedAt = 0;
};

inline Reading read(const Bytes& file) {
  capture::MemorySource source(file);
  capture::CaptureFile capture(source);
  Reading reading;
  capture.readAll([&](const capture::WireSegment& segment, const capture::Connection&) {
    reading.segments.push_back(segment);
  });
  reading.frames = capture.frames();
  reading.badChecksums = capture.badChecksums();
  reading.skipped = capture.skipped();
  reading.damage = capture.damage();
  reading.damagedAt = capture.damagedAt();
  return reading;
}

}  // namespace linger::wire
