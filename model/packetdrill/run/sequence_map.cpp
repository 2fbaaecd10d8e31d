#include "model/packetdrill/run/sequence_map.h"

namespace linger::packetdrill {
namespace {

TcpOption option(OptionKind kind, std::optional<std::uint32_t> value = std::nullopt) {
  TcpOption made;
  made.kind = kind;
  made.value = value;
  return made;
}

}  // namespace

void SequenceMap::learn(const Segment& syn, const TcpPacket& expected) {
  if (iss_ == syn.seq) return;
  iss_ = syn.seq;
  shift_ = syn.seq.value() - expected.seq.value_or(0);
  if (!syn.options.timestamps) return;
  for (const TcpOption& wanted : expected.options) {
    if (wanted.kind == OptionKind::Timestamps && wanted.value) {
      timestampShift_ = syn.options.timestamps->val - *wanted.value;
    }
  }
}

Segment SequenceMap::toStack(const TcpPacket& packet) const {
  Segment segment;
  const PacketFlags& flags = packet.flags;
  segment.flags = {flags.syn, flags.fin, flags.rst, flags.psh, flags.ack};
  segment.seq = SeqNum(packet.seq.value_or(0));
  segment.ack = SeqNum(packet.ack.value_or(0) + (packet.hasAck ? shift_ : 0));
  segment.len = packet.len;
  segment.window = packet.window.value_or(0);
  TcpOptions& options = segment.options;
  for (const TcpOption& given : packet.options) {
    switch (given.kind) {
      case OptionKind::Mss:
        options.mss = static_cast<std::uint16_t>(given.value.value_or(0));
        break;
      case OptionKind::WindowScale:
        options.windowScale = static_cast<std::uint8_t>(given.value.value_or(0));
        break;
      case OptionKind::SackPermitted: options.sackPermitted = true; break;
      case OptionKind::Sack:
        for (const auto& [left, right] : given.blocks) {
          options.sack.push_back({SeqNum(left + shift_), SeqNum(right + shift_)});
        }
        break;
      case OptionKind::Timestamps:
        options.timestamps =
            Timestamps{given.value.value_or(0), given.echo.value_or(0) + timestampShift_};
        break;
      case OptionKind::Nop:
      case OptionKind::Eol:
      case OptionKind::Other: break;
    }
  }
  return segment;
}

TcpPacket SequenceMap::toScript(const Segment& segment) const {
  TcpPacket packet;
  packet.direction = Direction::Outbound;
  packet.flags.syn = segment.flags.syn;
  packet.flags.fin = segment.flags.fin;
  packet.flags.rst = segment.flags.rst;
  packet.flags.psh = segment.flags.psh;
  packet.flags.ack = segment.flags.ack;
  // A refusal of what has no ACK has the literal number 0 (RFC 9293 §3.10.7.1).
  const bool literalZero = segment.flags.rst && segment.flags.ack && segment.seq == SeqNum(0);
  packet.seq = segment.seq.value() - (literalZero ? 0 : shift_);
  packet.len = segment.len;
  packet.hasAck = segment.flags.ack;
  if (segment.flags.ack) packet.ack = segment.ack.value();
  packet.hasWindow = true;
  packet.window = static_cast<std::uint16_t>(segment.window);
  const TcpOptions& options = segment.options;
  if (options.mss) packet.options.push_back(option(OptionKind::Mss, *options.mss));
  if (options.windowScale) {
    packet.options.push_back(option(OptionKind::WindowScale, *options.windowScale));
  }
  if (options.sackPermitted) packet.options.push_back(option(OptionKind::SackPermitted));
  if (options.timestamps) {
    TcpOption timestamps =
        option(OptionKind::Timestamps, options.timestamps->val - timestampShift_);
    timestamps.echo = options.timestamps->ecr;
    packet.options.push_back(timestamps);
  }
  if (!options.sack.empty()) {
    TcpOption sack = option(OptionKind::Sack);
    for (const SackBlock& block : options.sack) {
      sack.blocks.emplace_back(block.left.value(), block.right.value());
    }
    packet.options.push_back(sack);
  }
  return packet;
}

}  // namespace linger::packetdrill
