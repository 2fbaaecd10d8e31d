// The pcap format (draft-ietf-opsawg-pcap).

#include <algorithm>
#include <iterator>

#include "model/capture/file/packet_reader.h"

namespace linger::capture {
namespace {

/// What a file's first number says of the rest.
struct Variant {
  std::uint32_t magic;  ///< Read in network order.
  ByteOrder order;
  std::uint32_t tick;        ///< Nanoseconds to one unit of the fraction.
  std::size_t recordHeader;  ///< Bytes before each packet.
};

constexpr Variant kVariants[] = {
    {0xa1b2c3d4, ByteOrder::Big, 1000, 16}, {0xd4c3b2a1, ByteOrder::Little, 1000, 16},
    {0xa1b23c4d, ByteOrder::Big, 1, 16},    {0x4d3cb2a1, ByteOrder::Little, 1, 16},
    {0xa1b2cd34, ByteOrder::Big, 1000, 24}, {0x34cdb2a1, ByteOrder::Little, 1000, 24},
};

constexpr std::size_t kFileHeader = 24;
constexpr std::size_t kLinkTypeAt = 20;

const Variant* variantOf(ByteView magic) {
  const std::uint32_t number = number32(magic, 0);
  const auto found = std::find_if(std::begin(kVariants), std::end(kVariants),
                                  [&](const Variant& each) { return each.magic == number; });
  return found == std::end(kVariants) ? nullptr : &*found;
}

class PcapReader : public PacketReader {
 public:
  PcapReader(ByteWindow& window, const Variant& variant, std::uint16_t linkType)
      : window_(window), variant_(variant), linkType_(linkType) {}

  std::optional<Packet> next() override {
    if (damage() != Damage::None || window_.isAtEnd()) return std::nullopt;
    const std::uint64_t start = window_.position();
    const ByteView header = window_.take(variant_.recordHeader);
    if (header.empty()) return stop(Damage::CutRecord, start);
    Packet packet;
    packet.frame = ++frames_;
    // A clock that tells of a million microseconds or more is broken: only the rest is believed.
    const std::int64_t fraction = std::int64_t{number(header, 4)} * variant_.tick % kSecond;
    packet.time = std::int64_t{number(header, 0)} * kSecond + fraction;
    packet.linkType = linkType_;
    packet.length = number(header, 12);
    const std::uint32_t captured = number(header, 8);
    if (captured > kLongestPacket) return stop(Damage::BadRecord, start);
    packet.bytes = window_.take(captured);
    if (packet.bytes.size() < captured) return stop(Damage::CutRecord, start);
    return packet;
  }

 private:
  std::uint32_t number(ByteView bytes, std::size_t at) const {
    return number32(bytes, at, variant_.order);
  }

  ByteWindow& window_;
  const Variant& variant_;
  std::uint16_t linkType_;
  std::uint64_t frames_ = 0;
};

}  // namespace

bool isPcap(ByteView magic) {
  return variantOf(magic) != nullptr;
}

std::unique_ptr<PacketReader> openPcap(ByteWindow& window, Damage& damage) {
  const ByteView header = window.take(kFileHeader);
  damage = header.empty() ? Damage::CutHeader : Damage::None;
  if (header.empty()) return nullptr;
  const Variant& variant = *variantOf(header);
  // The upper half of the field tells of a frame check sequence, which IP's lengths leave out.
  const auto linkType =
      static_cast<std::uint16_t>(number32(header, kLinkTypeAt, variant.order) & 0xffff);
  return std::make_unique<PcapReader>(window, variant, linkType);
}

}  // namespace linger::capture
