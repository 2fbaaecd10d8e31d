// The pcapng format (draft-ietf-opsawg-pcapng).

#include <vector>

#include "model/capture/file/packet_reader.h"
#include "model/capture/file/time_resolution.h"

namespace linger::capture {
namespace {

enum BlockType : std::uint32_t {
  kSectionHeader = 0x0a0d0d0a,
  kInterfaceDescription = 1,
  kObsoletePacket = 2,
  kSimplePacket = 3,
  kEnhancedPacket = 6,
  kSystemdJournal = 9,
  kSysdigEvent = 0x204,
  kCustom = 0x0bad,
  kCustomNotCopied = 0x40000bad,
};

constexpr std::uint16_t kTimeResolutionOption = 9;
constexpr std::uint16_t kTimeOffsetOption = 14;
constexpr std::uint32_t kLeastBlock = 12;  ///< Type, length, and the length again.
constexpr std::uint32_t kLongestBlock = kLongestPacket + (1U << 16);

/// The order in which the four bytes after a section's first eight say 0x1a2b3c4d.
std::optional<ByteOrder> orderOf(ByteView magic) {
  constexpr std::uint32_t kMagic = 0x1a2b3c4d;
  for (ByteOrder order : {ByteOrder::Big, ByteOrder::Little}) {
    if (number32(magic, 0, order) == kMagic) return order;
  }
  return std::nullopt;
}

struct Interface {
  std::uint16_t linkType = 0;
  std::uint32_t mostCaptured = 0;  ///< Bytes kept of each packet; 0: all.
  TimeResolution resolution;
};

class PcapngReader : public PacketReader {
 public:
  explicit PcapngReader(ByteWindow& window) : window_(window) {}

  std::optional<Packet> next() override {
    while (damage() == Damage::None && !window_.isAtEnd()) {
      start_ = window_.position();
      const ByteView head = window_.peek(kLeastBlock);
      if (head.size() < kLeastBlock) return stop(Damage::CutRecord, start_);
      const bool isSection = number32(head, 0) == kSectionHeader;
      if (isSection && !beginSection(head)) return stop(Damage::BadRecord, start_);
      type_ = number32(head, 0, order_);
      const std::uint32_t length = number32(head, 4, order_);
      if (length < kLeastBlock || length % 4 != 0) return stop(Damage::BadRecord, start_);
      if (!isWanted() || length > kLongestBlock) {
        if (type_ == kEnhancedPacket || type_ == kObsoletePacket || type_ == kSimplePacket) {
          return stop(Damage::BadRecord, start_);
        }
        if (!window_.skip(length)) return stop(Damage::CutRecord, start_);
        if (isNumbered()) ++frames_;
        continue;
      }
      const ByteView block = window_.take(length);
      if (block.size() < length) return stop(Damage::CutRecord, start_);
      if (number32(block, length - 4, order_) != length) return stop(Damage::BadRecord, start_);
      const auto packet = read(block.subspan(8, length - kLeastBlock));
      if (packet || damage() != Damage::None) return packet;
    }
    return std::nullopt;
  }

 private:
  bool beginSection(ByteView head) {
    const auto order = orderOf(head.subspan(8));
    if (!order) return false;
    order_ = *order;
    interfaces_.clear();
    return true;
  }

  bool isWanted() const {
    return type_ == kInterfaceDescription || type_ == kEnhancedPacket || type_ == kObsoletePacket ||
           type_ == kSimplePacket;
  }

  /// Whether the block is no packet and has a frame number all the same, as Wireshark counts.
  bool isNumbered() const {
    return type_ == kSystemdJournal || type_ == kSysdigEvent || type_ == kCustom ||
           type_ == kCustomNotCopied;
  }

  /// The packet in the block; none where it is of another kind, or makes no sense.
  std::optional<Packet> read(ByteView body) {
    switch (type_) {
      case kInterfaceDescription: return addInterface(body);
      case kEnhancedPacket:
        if (body.size() < 20) return stop(Damage::BadRecord, start_);
        return timedPacket(body, number32(body, 0, order_));
      case kObsoletePacket:
        if (body.size() < 20) return stop(Damage::BadRecord, start_);
        return timedPacket(body, number16(body, 0, order_));
      case kSimplePacket: return simplePacket(body);
      default: return std::nullopt;
    }
  }

  std::nullopt_t addInterface(ByteView body) {
    if (body.size() < 8) return stop(Damage::BadRecord, start_);
    Interface added;
    added.linkType = number16(body, 0, order_);
    added.mostCaptured = number32(body, 4, order_);
    ByteView options = body.subspan(8);
    while (options.size() >= 4) {
      const std::uint16_t code = number16(options, 0, order_);
      const std::uint16_t length = number16(options, 2, order_);
      const ByteView value = options.subspan(4);
      if (code == 0 || length > value.size()) break;
      if (code == kTimeResolutionOption && length >= 1) added.resolution.setUnit(value[0]);
      if (code == kTimeOffsetOption && length >= 8) {
        const ByteOrder order = order_;
        const std::uint64_t high = number32(value, order == ByteOrder::Big ? 0 : 4, order);
        const std::uint64_t low = number32(value, order == ByteOrder::Big ? 4 : 0, order);
        added.resolution.setOffset(static_cast<std::int64_t>(high << 32 | low));
      }
      options = after(value, (std::size_t{length} + 3) / 4 * 4);
    }
    interfaces_.push_back(added);
    return std::nullopt;
  }

  std::optional<Packet> timedPacket(ByteView body, std::uint32_t interface) {
    const std::uint32_t captured = number32(body, 12, order_);
    if (interface >= interfaces_.size() || captured > body.size() - 20) {
      return stop(Damage::BadRecord, start_);
    }
    const std::uint64_t ticks =
        std::uint64_t{number32(body, 4, order_)} << 32 | number32(body, 8, order_);
    Packet packet;
    packet.frame = ++frames_;
    packet.time = interfaces_[interface].resolution.toTime(ticks);
    packet.linkType = interfaces_[interface].linkType;
    packet.length = number32(body, 16, order_);
    packet.bytes = body.subspan(20, captured);
    return packet;
  }

  /// A packet without a time: it keeps that of the one before.
  std::optional<Packet> simplePacket(ByteView body) {
    if (body.size() < 4 || interfaces_.empty()) return stop(Damage::BadRecord, start_);
    Packet packet;
    packet.frame = ++frames_;
    packet.linkType = interfaces_.front().linkType;
    packet.length = number32(body, 0, order_);
    std::size_t captured = std::min<std::size_t>(packet.length, body.size() - 4);
    const std::uint32_t most = interfaces_.front().mostCaptured;
    if (most > 0) captured = std::min<std::size_t>(captured, most);
    packet.bytes = body.subspan(4, captured);
    return packet;
  }

  ByteWindow& window_;
  ByteOrder order_ = ByteOrder::Big;
  std::uint64_t start_ = 0;  ///< Of the block that is being read.
  std::uint32_t type_ = 0;
  std::vector<Interface> interfaces_;
  std::uint64_t frames_ = 0;
};

}  // namespace

bool isPcapng(ByteView magic) {
  return number32(magic, 0) == kSectionHeader;
}

std::unique_ptr<PacketReader> openPcapng(ByteWindow& window, Damage& damage) {
  constexpr std::size_t kSection = 28;
  const ByteView head = window.peek(kSection);
  damage = head.size() < kSection      ? Damage::CutHeader
           : !orderOf(head.subspan(8)) ? Damage::NotACapture
                                       : Damage::None;
  if (damage != Damage::None) return nullptr;
  return std::make_unique<PcapngReader>(window);
}

}  // namespace linger::capture
