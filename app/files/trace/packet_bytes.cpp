#include "app/files/trace/packet_bytes.h"

#include <algorithm>

#include "app/files/byte_writer.h"

namespace linger {
namespace {

constexpr std::uint8_t kTcp = 6;
constexpr std::uint8_t kUdp = 17;
constexpr std::uint8_t kHops = 64;
constexpr std::uint32_t kIpv4Ethertype = 0x0800;
constexpr std::uint32_t kIpv6Ethertype = 0x86dd;
constexpr std::uint32_t kDontFragment = 0x4000;

bool isIpv4(const SegmentRecord& record) {
  return record.source.address.unmapped().family() == Address::Family::V4;
}

/// The address as it stands in a header: 4 or 16 bytes.
QByteArray inNetworkOrder(const Address& address) {
  const auto& bytes = address.bytes();
  const bool isV4 = address.unmapped().family() == Address::Family::V4;
  const auto first = bytes.begin() + (isV4 ? 12 : 0);
  QByteArray ordered;
  std::for_each(first, bytes.end(), [&](std::uint8_t byte) { ordered.append(char(byte)); });
  return ordered;
}

/// A MAC address of the range for documentation (RFC 9542 §2.1.2), made from the IP address.
QByteArray macOf(const Address& address) {
  return QByteArray::fromHex("00005e0053").append(char(address.bytes().back()));
}

/// The Internet checksum (RFC 1071).
std::uint16_t checksumOf(const QByteArray& bytes) {
  std::uint32_t sum = 0;
  for (qsizetype i = 0; i < bytes.size(); ++i) {
    const std::uint32_t byte = static_cast<unsigned char>(bytes[i]);
    sum += i % 2 == 0 ? byte << 8 : byte;
  }
  while (sum >> 16 != 0) sum = (sum & 0xffff) + (sum >> 16);
  return static_cast<std::uint16_t>(~sum);
}

/// What TCP and UDP count into their checksums besides themselves.
QByteArray pseudoHeader(const SegmentRecord& record, std::uint8_t protocol, qsizetype length) {
  ByteWriter header;
  header.raw(inNetworkOrder(record.source.address)).raw(inNetworkOrder(record.destination.address));
  if (isIpv4(record)) {
    header.u8(0).u8(protocol).u16(std::uint32_t(length));
  } else {
    header.u32(std::uint32_t(length)).u32(protocol);
  }
  return header.bytes();
}

/// In the order and with the padding that Linux uses.
QByteArray optionsOf(const TcpOptions& options) {
  constexpr std::uint32_t kNop = 1, kMss = 2, kScale = 3, kSackPermitted = 4, kSack = 5,
                          kStamps = 8;
  ByteWriter out;
  if (options.mss) out.u8(kMss).u8(4).u16(*options.mss);
  if (options.sackPermitted) {
    if (!options.timestamps) out.u8(kNop).u8(kNop);
    out.u8(kSackPermitted).u8(2);
  } else if (options.timestamps) {
    out.u8(kNop).u8(kNop);
  }
  if (options.timestamps) {
    out.u8(kStamps).u8(10).u32(options.timestamps->val).u32(options.timestamps->ecr);
  }
  if (options.windowScale) out.u8(kNop).u8(kScale).u8(3).u8(*options.windowScale);
  const std::size_t room = std::size_t(40 - out.size() - 4) / 8;
  const std::size_t blocks = std::min(options.sack.size(), room);
  if (blocks > 0) {
    out.u8(kNop).u8(kNop).u8(kSack).u8(std::uint32_t(2 + 8 * blocks));
    for (std::size_t i = 0; i < blocks; ++i) {
      out.u32(options.sack[i].left.value()).u32(options.sack[i].right.value());
    }
  }
  return out.bytes();
}

/// The byte at a place of the stream is always the same, so that what is sent again is too.
QByteArray textOf(const SegmentRecord& record) {
  constexpr std::string_view kText = "The quick brown fox jumps over the lazy dog. ";
  QByteArray text;
  const std::uint32_t first = record.segment.seq.value() + (record.segment.flags.syn ? 1U : 0U);
  for (std::uint32_t i = 0; i < record.segment.len; ++i)
    text.append(kText[(first + i) % kText.size()]);
  return text;
}

std::uint32_t flagBits(Flags flags) {
  return (flags.fin ? 0x01U : 0U) | (flags.syn ? 0x02U : 0U) | (flags.rst ? 0x04U : 0U) |
         (flags.psh ? 0x08U : 0U) | (flags.ack ? 0x10U : 0U);
}

QByteArray tcpBytes(const SegmentRecord& record) {
  constexpr qsizetype kChecksumAt = 16;
  const Segment& segment = record.segment;
  const QByteArray options = optionsOf(segment.options);
  ByteWriter out;
  out.u16(record.source.port).u16(record.destination.port);
  out.u32(segment.seq.value()).u32(segment.flags.ack ? segment.ack.value() : 0);
  out.u8(std::uint32_t(20 + options.size()) / 4 << 4).u8(flagBits(segment.flags));
  out.u16(std::min<std::uint32_t>(segment.window, 0xffff)).u16(0).u16(0);
  out.raw(options).raw(textOf(record));
  out.setU16(kChecksumAt, checksumOf(pseudoHeader(record, kTcp, out.size()) + out.bytes()));
  return out.bytes();
}

QByteArray udpBytes(const SegmentRecord& record) {
  constexpr qsizetype kChecksumAt = 6;
  ByteWriter out;
  out.u16(record.source.port).u16(record.destination.port);
  out.u16(8 + record.segment.len).u16(0).raw(textOf(record));
  const std::uint16_t sum = checksumOf(pseudoHeader(record, kUdp, out.size()) + out.bytes());
  out.setU16(kChecksumAt, sum == 0 ? 0xffff : sum);
  return out.bytes();
}

QByteArray ipBytes(const SegmentRecord& record, std::uint16_t identification) {
  const bool isTcp = record.transport == Transport::Tcp;
  const QByteArray inner = isTcp ? tcpBytes(record) : udpBytes(record);
  const std::uint8_t protocol = isTcp ? kTcp : kUdp;
  ByteWriter out;
  if (isIpv4(record)) {
    constexpr qsizetype kChecksumAt = 10;
    out.u8(0x45).u8(0).u16(std::uint32_t(20 + inner.size())).u16(identification).u16(kDontFragment);
    out.u8(kHops).u8(protocol).u16(0);
    out.raw(inNetworkOrder(record.source.address)).raw(inNetworkOrder(record.destination.address));
    out.setU16(kChecksumAt, checksumOf(out.bytes()));
  } else {
    out.u32(0x60000000).u16(std::uint32_t(inner.size())).u8(protocol).u8(kHops);
    out.raw(inNetworkOrder(record.source.address)).raw(inNetworkOrder(record.destination.address));
  }
  return out.raw(inner).bytes();
}

}  // namespace

QByteArray frameOf(const SegmentRecord& record, std::uint16_t identification) {
  ByteWriter out;
  out.raw(macOf(record.destination.address)).raw(macOf(record.source.address));
  out.u16(isIpv4(record) ? kIpv4Ethertype : kIpv6Ethertype);
  return out.raw(ipBytes(record, identification)).bytes();
}

}  // namespace linger
