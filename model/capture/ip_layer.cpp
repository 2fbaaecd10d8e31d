#include "model/capture/ip_layer.h"

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

Skip skipFor(std::uint8_t protocol, Octets payload) {
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

Read readIpv4(const IpPacket& packet) {
  constexpr std::size_t kLeastHeader = 20;
  const Octets octets = packet.octets;
  if (octets.size() < kLeastHeader) return Skip::CutHeaders;
  const std::size_t header = std::size_t(octets[0] & 0x0f) * 4;
  // A card that cuts segments for the system leaves the length 0 where it was captured.
  const std::uint32_t told = number16(octets, 2);
  const std::uint32_t total = told == 0 ? packet.length : std::min(told, packet.length);
  if (header < kLeastHeader || total < header) return Skip::MalformedHeaders;
  if (octets.size() < header) return Skip::CutHeaders;

  TcpDatagram datagram;
  std::copy_n(octets.begin() + 12, 4, datagram.from.address.begin());
  std::copy_n(octets.begin() + 16, 4, datagram.to.address.begin());
  datagram.octets = octets.first(std::min<std::size_t>(total, octets.size())).subspan(header);
  datagram.length = total - std::uint32_t(header);
  datagram.hopLimit = octets[8];
  datagram.identification = number16(octets, 4);
  ChecksumSum sum;
  sum.add(octets.first(header));
  datagram.badHeaderChecksum = !sum.isRight();
  const std::uint16_t place = number16(octets, 6);
  const std::uint32_t offset = (place & 0x1fffU) * 8;
  const bool moreFollow = (place & 0x2000) != 0;
  if (offset > 0 || moreFollow) {
    datagram.fragment = FragmentPlace{datagram.identification, offset, moreFollow};
  }
  if (octets[9] != kTcp) return skipFor(octets[9], offset == 0 ? datagram.octets : Octets{});
  return datagram;
}

/// Walks over the extension headers (RFC 8200 §4); `datagram.octets` begin at the first of them.
Read readExtensions(TcpDatagram datagram, std::uint8_t next) {
  const auto advance = [&](std::size_t count) {
    datagram.octets = after(datagram.octets, count);
    datagram.length = datagram.length > count ? datagram.length - std::uint32_t(count) : 0;
  };
  while (next != kTcp) {
    const Octets octets = datagram.octets;
    switch (next) {
      case kHopByHop:
      case kRouting:
      case kDestinationOptions:
      case kMobility:
      case kHostIdentity:
      case kShim6:
      case kAuthentication: {
        if (octets.size() < 8) return Skip::CutHeaders;
        const std::size_t length =
            next == kAuthentication ? (octets[1] + 2U) * 4 : (octets[1] + 1U) * 8;
        if (length > datagram.length) return Skip::MalformedHeaders;
        if (next == kRouting) datagram.routed = octets[3] > 0;
        next = octets[0];
        if (length > octets.size()) return Skip::CutHeaders;
        advance(length);
        break;
      }
      case kFragment: {
        if (octets.size() < 8) return Skip::CutHeaders;
        const std::uint16_t place = number16(octets, 2);
        const std::uint32_t offset = place & 0xfff8U;
        const bool moreFollow = (place & 1) != 0;
        if (offset > 0 || moreFollow) {
          datagram.fragment = FragmentPlace{number32(octets, 4), offset, moreFollow};
        }
        next = octets[0];
        advance(8);
        // Only the first fragment holds the headers that follow.
        if (offset > 0 && next != kTcp) return skipFor(next, {});
        break;
      }
      default: return skipFor(next, octets);
    }
  }
  return datagram;
}

Read readIpv6(const IpPacket& packet) {
  constexpr std::size_t kHeader = 40;
  const Octets octets = packet.octets;
  if (octets.size() < kHeader) return Skip::CutHeaders;
  TcpDatagram datagram;
  datagram.from.isV6 = datagram.to.isV6 = true;
  std::copy_n(octets.begin() + 8, 16, datagram.from.address.begin());
  std::copy_n(octets.begin() + 24, 16, datagram.to.address.begin());
  const std::uint32_t told = number16(octets, 4);
  const std::uint32_t most = packet.length - std::uint32_t(kHeader);
  datagram.length = told == 0 ? most : std::min(told, most);
  datagram.octets = octets.subspan(kHeader);
  if (datagram.octets.size() > datagram.length) {
    datagram.octets = datagram.octets.first(datagram.length);
  }
  datagram.hopLimit = octets[7];
  return readExtensions(datagram, octets[6]);
}

}  // namespace

ChecksumSum TcpDatagram::pseudoHeader() const {
  ChecksumSum sum;
  const std::size_t addressLength = from.isV6 ? 16 : 4;
  sum.add(Octets(from.address).first(addressLength));
  sum.add(Octets(to.address).first(addressLength));
  sum.add(std::uint32_t{kTcp});
  sum.add(length);
  return sum;
}

std::variant<TcpDatagram, Skip> readIp(const IpPacket& packet) {
  if (packet.octets.empty()) return Skip::CutHeaders;
  return packet.octets[0] >> 4 == 4 ? readIpv4(packet) : readIpv6(packet);
}

}  // namespace linger::capture
