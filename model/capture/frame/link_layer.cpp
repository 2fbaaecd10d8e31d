#include "model/capture/frame/link_layer.h"

#include <algorithm>
#include <array>

namespace linger::capture {
namespace {

using Unwrapped = std::variant<IpPacket, Skip>;

enum LinkType : std::uint16_t {
  kNull = 0,
  kEthernet = 1,
  kPpp = 9,
  kRawOpenBsd = 12,
  kRawNetBsd = 14,
  kPppHdlc = 50,
  kPppEther = 51,
  kRaw = 101,
  kCiscoHdlc = 104,
  kLoop = 108,
  kLinuxCooked = 113,
  kRawV4 = 228,
  kRawV6 = 229,
  kLinuxCooked2 = 276,
};

enum EtherType : std::uint16_t {
  kIpv4 = 0x0800,
  kIpv6 = 0x86dd,
  kVlan = 0x8100,
  kServiceVlan = 0x88a8,
  kOldServiceVlan = 0x9100,
  kOldestServiceVlan = 0x9200,
  kMpls = 0x8847,
  kMplsMulticast = 0x8848,
  kPppoeSession = 0x8864,
  kProviderBackbone = 0x88e7,
  kTransparentBridging = 0x6558,
};

constexpr std::uint16_t kLeastEtherType = 0x0600;  ///< Less is a length: LLC follows.

/// What is left of a frame as its headers are taken off one by one.
struct Rest {
  ByteView bytes;
  std::uint32_t length = 0;

  bool has(std::size_t count) const { return bytes.size() >= count; }
  Rest without(std::size_t count) const {
    return {after(bytes, count), length > count ? length - std::uint32_t(count) : 0};
  }
};

Unwrapped byEtherType(Rest rest, std::uint16_t type);
Unwrapped mplsIn(Rest rest);

Unwrapped ipIn(Rest rest) {
  if (!rest.has(1)) return Skip::CutHeaders;
  const int version = rest.bytes[0] >> 4;
  if (version != 4 && version != 6) return Skip::OtherProtocol;
  return IpPacket{rest.bytes, rest.length};
}

/// A protocol number of PPP, one or two bytes long, and what follows.
Unwrapped pppIn(Rest rest) {
  if (!rest.has(2)) return Skip::CutHeaders;
  const bool isShort = (rest.bytes[0] & 1) != 0;
  const std::uint16_t protocol = isShort ? rest.bytes[0] : number16(rest.bytes, 0);
  constexpr std::uint16_t kPppIpv4 = 0x0021;
  constexpr std::uint16_t kPppIpv6 = 0x0057;
  constexpr std::uint16_t kPppMpls = 0x0281;
  if (protocol == kPppMpls) return mplsIn(rest.without(2));
  if (protocol != kPppIpv4 && protocol != kPppIpv6) return Skip::OtherProtocol;
  return ipIn(rest.without(isShort ? 1 : 2));
}

/// A header with an EtherType at one place of it.
Unwrapped withEtherType(Rest rest, std::size_t header, std::size_t typeAt) {
  if (!rest.has(header)) return Skip::CutHeaders;
  return byEtherType(rest.without(header), number16(rest.bytes, typeAt));
}

Unwrapped ciscoHdlcIn(Rest rest) {
  return withEtherType(rest, 4, 2);
}

/// PPP after its address and control, which may be left out; or Cisco's HDLC in its place.
Unwrapped serialIn(Rest rest) {
  constexpr std::uint16_t kAddressAndControl = 0xff03;
  constexpr std::uint16_t kCiscoUnicast = 0x0f00;
  constexpr std::uint16_t kCiscoMulticast = 0x8f00;
  if (!rest.has(2)) return Skip::CutHeaders;
  const std::uint16_t begin = number16(rest.bytes, 0);
  if (begin == kCiscoUnicast || begin == kCiscoMulticast) return ciscoHdlcIn(rest);
  return pppIn(begin == kAddressAndControl ? rest.without(2) : rest);
}

Unwrapped mplsIn(Rest rest) {
  constexpr std::size_t kLabel = 4;
  bool isBottom = false;
  while (!isBottom) {
    if (!rest.has(kLabel)) return Skip::CutHeaders;
    isBottom = (rest.bytes[2] & 1) != 0;
    rest = rest.without(kLabel);
  }
  return ipIn(rest);
}

Unwrapped llcIn(Rest rest) {
  constexpr std::size_t kLlc = 3;
  if (!rest.has(kLlc)) return Skip::CutHeaders;
  constexpr std::uint16_t kSnap = 0xaaaa;
  constexpr std::uint16_t kIpServiceAccessPoint = 0x0606;
  const std::uint16_t points = number16(rest.bytes, 0);
  if (points == kIpServiceAccessPoint) return ipIn(rest.without(kLlc));
  if (points != kSnap) return Skip::OtherProtocol;
  constexpr std::size_t kSnapHeader = 8;
  if (!rest.has(kSnapHeader)) return Skip::CutHeaders;
  return byEtherType(rest.without(kSnapHeader), number16(rest.bytes, 6));
}

Unwrapped byEtherType(Rest rest, std::uint16_t type) {
  while (type == kVlan || type == kServiceVlan || type == kOldServiceVlan ||
         type == kOldestServiceVlan) {
    if (!rest.has(4)) return Skip::CutHeaders;
    type = number16(rest.bytes, 2);
    rest = rest.without(4);
  }
  switch (type) {
    case kIpv4:
    case kIpv6: return ipIn(rest);
    case kMpls:
    case kMplsMulticast: return mplsIn(rest);
    case kPppoeSession: return rest.has(6) ? pppIn(rest.without(6)) : Unwrapped(Skip::CutHeaders);
    case kProviderBackbone:
    case kTransparentBridging: return Skip::Tunnel;
    default: return type < kLeastEtherType ? llcIn(rest) : Unwrapped(Skip::OtherProtocol);
  }
}

Unwrapped ethernetIn(Rest rest) {
  return withEtherType(rest, 14, 12);
}

/// The family's number is that of the system which captured, in the order of its machine.
Unwrapped nullIn(Rest rest) {
  if (!rest.has(4)) return Skip::CutHeaders;
  constexpr std::array<std::uint32_t, 6> kFamilies{2, 10, 23, 24, 28, 30};
  const auto isIp = [&](ByteOrder order) {
    const std::uint32_t family = number32(rest.bytes, 0, order);
    return std::find(kFamilies.begin(), kFamilies.end(), family) != kFamilies.end();
  };
  if (!isIp(ByteOrder::Big) && !isIp(ByteOrder::Little)) return Skip::OtherProtocol;
  return ipIn(rest.without(4));
}

}  // namespace

std::variant<IpPacket, Skip> unwrapLink(const Packet& packet) {
  const Rest rest{packet.bytes, std::max(packet.length, std::uint32_t(packet.bytes.size()))};
  switch (packet.linkType) {
    case kEthernet: return ethernetIn(rest);
    case kNull:
    case kLoop: return nullIn(rest);
    case kRaw:
    case kRawOpenBsd:
    case kRawNetBsd:
    case kRawV4:
    case kRawV6: return ipIn(rest);
    case kLinuxCooked: return withEtherType(rest, 16, 14);
    case kLinuxCooked2: return withEtherType(rest, 20, 0);
    case kPpp:
    case kPppHdlc: return serialIn(rest);
    case kPppEther: return rest.has(6) ? pppIn(rest.without(6)) : Unwrapped(Skip::CutHeaders);
    case kCiscoHdlc: return ciscoHdlcIn(rest);
    default: return Skip::UnknownLink;
  }
}

}  // namespace linger::capture
