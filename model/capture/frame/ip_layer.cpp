#include "model/capture/frame/ip_layer.h"

#include <algorithm>

namespace linger::capture {
namespace {

using Read = std::variant<TcpDatagram, Skip>;

enum Protocol : std::uint8_t {
  kHopByHop = 0,
  kIpInIp = 4,
  kTcp = 6,
  kUdp = 17,
  kIpv6InIp = 41,
  kRouting = 43,
  kFragment = 44,
  kGre = 47,
  kEncapsulatingSecurity = 50,
  kAuthentication = 51,
  kDestinationOptions = 60,
  kEtherInIp = 97,
  kMobility = 135,
  kHostIdentity = 139,
  kShim6 = 140,
};

/// UDP ports behind which other packets travel: AYIYA, Teredo, GTP, VXLAN, GRE, Geneve.
constexpr std::uint16_t kTunnelPorts[] = {5072, 3544, 2152, 4789, 4754, 6081};

Skip skipFor(std::uint8_t protocol, ByteView payload) {
  switch (protocol) {
    case kIpInIp:
    case kIpv6InIp:
    case kGre:
    case kEtherInIp: return Skip::Tunnel;
    case kEncapsulatingSecurity: return Skip::Encrypted;
    case kUdp: {
      const auto isTunnel = [&](std::size_t at) {
        return payload.size() >= at + 2 &&
               std::find(std::begin(kTunnelPorts), std::end(kTunnelPorts), number16(payload, at)) !=
                   std::end(kTunnelPorts);
      };
      return isTunnel(0) || isTunnel(2) ? Skip::Tunnel : Skip::OtherProtocol;
    }
    default: return Skip::OtherProtocol;
  }
}

Read readExtensions(TcpDatagram datagram, std::uint8_t next);

Read readIpv4(const IpPacket& packet) {
  constexpr std::size_t kLeastHeader = 20;
  const ByteView bytes = packet.bytes;
  if (bytes.size() < kLeastHeader) return Skip::CutHeaders;
  const std::size_t header = std::size_t(bytes[0] & 0x0f) * 4;
  // A card that cuts segments for the system leaves the length 0 where it was captured.
  const std::uint32_t told = number16(bytes, 2);
  const std::uint32_t total = told == 0 ? packet.length : std::min(told, packet.length);
  if (header < kLeastHeader || total < header) return Skip::MalformedHeaders;
  if (bytes.size() < header) return Skip::CutHeaders;

  TcpDatagram datagram;
  std::copy_n(bytes.begin() + 12, 4, datagram.from.address.begin());
  std::copy_n(bytes.begin() + 16, 4, datagram.to.address.begin());
  datagram.bytes = bytes.first(std::min<std::size_t>(total, bytes.size())).subspan(header);
  datagram.length = total - std::uint32_t(header);
  datagram.hopLimit = bytes[8];
  datagram.identification = number16(bytes, 4);
  ChecksumSum sum;
  sum.add(bytes.first(header));
  datagram.badHeaderChecksum = !sum.isRight();
  const std::uint16_t place = number16(bytes, 6);
  const std::uint32_t offset = (place & 0x1fffU) * 8;
  const bool moreFollow = (place & 0x2000) != 0;
  if (offset > 0 || moreFollow) {
    datagram.fragment = FragmentPlace{datagram.identification, offset, moreFollow};
  }
  const bool isWhole = !datagram.fragment;
  if (bytes[9] == kAuthentication && isWhole) return readExtensions(datagram, bytes[9]);
  if (bytes[9] != kTcp) return skipFor(bytes[9], offset == 0 ? datagram.bytes : ByteView{});
  return datagram;
}

/// Walks over the extension headers (RFC 8200 §4); `datagram.bytes` begin at the first of them.
Read readExtensions(TcpDatagram datagram, std::uint8_t next) {
  const auto advance = [&](std::size_t count) {
    datagram.bytes = after(datagram.bytes, count);
    datagram.length = datagram.length > count ? datagram.length - std::uint32_t(count) : 0;
  };
  while (next != kTcp) {
    const ByteView bytes = datagram.bytes;
    switch (next) {
      case kHopByHop:
      case kRouting:
      case kDestinationOptions:
      case kMobility:
      case kHostIdentity:
      case kShim6:
      case kAuthentication: {
        if (bytes.size() < 8) return Skip::CutHeaders;
        const std::size_t length =
            next == kAuthentication ? (bytes[1] + 2U) * 4 : (bytes[1] + 1U) * 8;
        if (length > datagram.length) return Skip::MalformedHeaders;
        if (next == kRouting) datagram.routed = bytes[3] > 0;
        next = bytes[0];
        if (length > bytes.size()) return Skip::CutHeaders;
        advance(length);
        break;
      }
      case kFragment: {
        if (bytes.size() < 8) return Skip::CutHeaders;
        const std::uint16_t place = number16(bytes, 2);
        const std::uint32_t offset = place & 0xfff8U;
        const bool moreFollow = (place & 1) != 0;
        if (offset > 0 || moreFollow) {
          datagram.fragment = FragmentPlace{number32(bytes, 4), offset, moreFollow};
        }
        next = bytes[0];
        advance(8);
        // Only the first fragment holds the headers that follow.
        if (offset > 0 && next != kTcp) return skipFor(next, {});
        break;
      }
      default: return skipFor(next, bytes);
    }
  }
  return datagram;
}

Read readIpv6(const IpPacket& packet) {
  constexpr std::size_t kHeader = 40;
  const ByteView bytes = packet.bytes;
  if (bytes.size() < kHeader) return Skip::CutHeaders;
  TcpDatagram datagram;
  datagram.from.isV6 = datagram.to.isV6 = true;
  std::copy_n(bytes.begin() + 8, 16, datagram.from.address.begin());
  std::copy_n(bytes.begin() + 24, 16, datagram.to.address.begin());
  const std::uint32_t told = number16(bytes, 4);
  const std::uint32_t most = packet.length - std::uint32_t(kHeader);
  datagram.length = told == 0 ? most : std::min(told, most);
  datagram.bytes = bytes.subspan(kHeader);
  if (datagram.bytes.size() > datagram.length) {
    datagram.bytes = datagram.bytes.first(datagram.length);
  }
  datagram.hopLimit = bytes[7];
  return readExtensions(datagram, bytes[6]);
}

}  // namespace

ChecksumSum TcpDatagram::pseudoHeader() const {
  ChecksumSum sum;
  const std::size_t addressLength = from.isV6 ? 16 : 4;
  sum.add(ByteView(from.address).first(addressLength));
  sum.add(ByteView(to.address).first(addressLength));
  sum.add(std::uint32_t{kTcp});
  sum.add(length);
  return sum;
}

std::variant<TcpDatagram, Skip> readIp(const IpPacket& packet) {
  if (packet.bytes.empty()) return Skip::CutHeaders;
  return packet.bytes[0] >> 4 == 4 ? readIpv4(packet) : readIpv6(packet);
}

}  // namespace linger::capture
