#include "model/capture/frame/tcp_layer.h"

namespace linger::capture {
namespace {

enum FlagBit : std::uint8_t { kFin = 1, kSyn = 2, kRst = 4, kPsh = 8, kAck = 16 };

enum OptionKind : std::uint8_t {
  kEndOfOptions = 0,
  kNoOperation = 1,
  kMaximumSegmentSize = 2,
  kWindowScale = 3,
  kSackPermitted = 4,
  kSack = 5,
  kTimestamps = 8,
};

constexpr std::size_t kLeastHeader = 20;

Flags flagsOf(std::uint8_t bits) {
  return {.syn = (bits & kSyn) != 0,
          .fin = (bits & kFin) != 0,
          .rst = (bits & kRst) != 0,
          .psh = (bits & kPsh) != 0,
          .ack = (bits & kAck) != 0};
}

/// One option, whole; one whose length is not as it should be says nothing.
void readOption(ByteView option, TcpOptions& options) {
  switch (option[0]) {
    case kMaximumSegmentSize:
      if (option.size() == 4) options.mss = number16(option, 2);
      break;
    case kWindowScale:
      if (option.size() == 3) options.windowScale = option[2];
      break;
    case kSackPermitted: options.sackPermitted = true; break;
    case kSack:
      for (std::size_t at = 2; at + 8 <= option.size(); at += 8) {
        options.sack.push_back({SeqNum(number32(option, at)), SeqNum(number32(option, at + 4))});
      }
      break;
    case kTimestamps:
      if (option.size() == 10) options.timestamps = {number32(option, 2), number32(option, 6)};
      break;
    default: break;
  }
}

TcpOptions readOptions(ByteView bytes) {
  TcpOptions options;
  while (!bytes.empty() && bytes[0] != kEndOfOptions) {
    if (bytes[0] == kNoOperation) {
      bytes = bytes.subspan(1);
      continue;
    }
    if (bytes.size() < 2 || bytes[1] < 2 || bytes[1] > bytes.size()) break;
    readOption(bytes.first(bytes[1]), options);
    bytes = bytes.subspan(bytes[1]);
  }
  return options;
}

bool hasBadChecksum(const TcpDatagram& datagram, const std::optional<ChecksumSum>& dataSum) {
  if (datagram.badHeaderChecksum) return true;
  const bool isCut = datagram.bytes.size() < datagram.length;
  if (datagram.routed || (isCut && !dataSum)) return false;
  ChecksumSum sum = datagram.pseudoHeader();
  if (dataSum) {
    sum.add(*dataSum);
  } else {
    sum.add(datagram.bytes);
  }
  return !sum.isRight();
}

}  // namespace

std::variant<WireSegment, Skip> readTcp(const TcpDatagram& datagram,
                                        const std::optional<ChecksumSum>& dataSum) {
  const ByteView bytes = datagram.bytes;
  if (bytes.size() < kLeastHeader) {
    return datagram.length < kLeastHeader ? Skip::MalformedHeaders : Skip::CutHeaders;
  }
  const std::size_t header = std::size_t(bytes[12] >> 4) * 4;
  if (header < kLeastHeader || header > datagram.length) return Skip::MalformedHeaders;

  WireSegment wire;
  wire.from = datagram.from;
  wire.to = datagram.to;
  wire.from.port = number16(bytes, 0);
  wire.to.port = number16(bytes, 2);
  wire.hopLimit = datagram.hopLimit;
  wire.identification = datagram.identification;
  wire.badChecksum = hasBadChecksum(datagram, dataSum);
  wire.cutOptions = header > bytes.size();
  Segment& segment = wire.segment;
  segment.seq = SeqNum(number32(bytes, 4));
  segment.ack = SeqNum(number32(bytes, 8));
  segment.flags = flagsOf(bytes[13]);
  segment.window = number16(bytes, 14);
  segment.len = datagram.length - std::uint32_t(header);
  if (!wire.cutOptions && header > kLeastHeader) {
    segment.options = readOptions(bytes.first(header).subspan(kLeastHeader));
  }
  return wire;
}

}  // namespace linger::capture
