#include "model/packetdrill/syntax/packet_parser.h"

#include <algorithm>
#include <array>

namespace linger::packetdrill {
namespace {

constexpr std::uint64_t kLargest16 = 0xffff;
constexpr std::uint64_t kLargest32 = 0xffffffff;

constexpr std::array<std::string_view, 12> kForeignProtocols{"icmp", "udp",   "udplite", "sctp",
                                                             "gre",  "GREv0", "ipv4",    "ipv6",
                                                             "mpls", "UDP",   "encap",   "psp"};

bool isForeign(const Token& token) {
  return token.kind == TokenKind::Word &&
         std::ranges::find(kForeignProtocols, token.text) != kForeignProtocols.end();
}

bool isDirection(const Token& token) {
  return token.is('<') || token.is('>');
}

bool areAdjacent(const Token& left, const Token& right) {
  return left.end == right.begin;
}

bool isAceCounter(char c) {
  return c >= '0' && c <= '7';
}

void setFlag(PacketFlags& flags, char letter, const Token& token) {
  if (isAceCounter(letter)) {
    flags.ace = letter - '0';
    return;
  }
  switch (letter) {
    case 'F': flags.fin = true; return;
    case 'S': flags.syn = true; return;
    case 'R': flags.rst = true; return;
    case 'P': flags.psh = true; return;
    case 'U': flags.urg = true; return;
    case 'E': flags.ece = true; return;
    case 'W': flags.cwr = true; return;
    case 'A': flags.ae = true; return;
    default: break;
  }
  TokenReader::failAt(token, std::string("no TCP flag is called '") + letter +
                                 "': expected F, S, R, P, U, E, W, A or '.'");
}

PacketFlags parseFlags(TokenReader& reader) {
  PacketFlags flags;
  if (reader.takeIf('-')) return flags;
  const bool counter =
      reader.peek().kind == TokenKind::Integer && areAdjacent(reader.peek(), reader.peek(1));
  const bool letters = reader.peek().kind == TokenKind::Word || (counter && reader.peek(1).is('.'));
  if (letters) {
    const Token& word = reader.take();
    for (const char letter : word.text) setFlag(flags, letter, word);
    if (!areAdjacent(word, reader.peek())) return flags;
  }
  const Token& next = reader.peek();
  if (next.is('.')) {
    reader.take();
    flags.ack = true;
  } else if (next.kind == TokenKind::Float && next.text.size() == 2 && next.text[0] == '.') {
    flags.ack = true;
    flags.ace = next.text[1] - '0';
    reader.take();
  } else if (!letters) {
    reader.fail("TCP flags, '.' or '-'");
  }
  return flags;
}

/// "17:20(3)", "...(3)"; "seq 17(3)" in the dialect of demikernel.
void parseSequence(TokenReader& reader, TcpPacket& packet) {
  if (reader.takeIf(TokenKind::Ellipsis)) {
    packet.seq = std::nullopt;
  } else {
    if (packet.demikernel && !reader.takeIf("seq")) reader.fail("'seq'");
    packet.seq = static_cast<std::uint32_t>(reader.expectNumber("a sequence number", kLargest32));
  }
  std::optional<std::uint32_t> last;
  const Token where = reader.peek(1);
  if (packet.seq && !packet.demikernel) {
    reader.expect(':');
    last = static_cast<std::uint32_t>(reader.expectNumber("a sequence number", kLargest32));
  }
  reader.expect('(');
  packet.len = static_cast<std::uint32_t>(reader.expectNumber("a length", kLargest16));
  reader.expect(')');
  if (last && *last != *packet.seq + packet.len) {
    TokenReader::failAt(where, "the range of sequence numbers and the length do not agree");
  }
}

bool takeWildcard(TokenReader& reader) {
  return reader.takeIf(TokenKind::Ellipsis) || reader.takeIf('*');
}

void parseNumbers(TokenReader& reader, TcpPacket& packet) {
  if (reader.takeIf("ack")) {
    packet.hasAck = true;
    if (!takeWildcard(reader)) {
      packet.ack =
          static_cast<std::uint32_t>(reader.expectNumber("an acknowledgment number", kLargest32));
    }
  }
  if (reader.takeIf("win")) {
    packet.hasWindow = true;
    if (!takeWildcard(reader)) {
      packet.window = static_cast<std::uint16_t>(reader.expectNumber("a window", kLargest16));
    }
  }
  if (reader.takeIf("urg")) {
    packet.urgent =
        static_cast<std::uint16_t>(reader.expectNumber("an urgent pointer", kLargest16));
  }
}

/// What stands in brackets: "ect0" of "[ect0]".
std::string parseIpInfo(TokenReader& reader) {
  const bool square = reader.peek().is('[');
  if (!square && !reader.peek().is('(')) return {};
  reader.take();
  std::string text;
  while (!reader.atEnd() && !reader.peek().is(square ? ']' : ')')) {
    if (reader.peek().startsLine) reader.fail(square ? "']'" : "')'");
    if (!text.empty()) text += ' ';
    text += reader.take().text;
  }
  reader.expect(square ? ']' : ')');
  return text;
}

void parsePorts(TokenReader& reader, TcpPacket& packet) {
  if (reader.peek().kind != TokenKind::Integer || !reader.peek(1).is('>')) return;
  const auto source = static_cast<std::uint16_t>(reader.expectNumber("a port", kLargest16));
  reader.expect('>');
  const auto destination = static_cast<std::uint16_t>(reader.expectNumber("a port", kLargest16));
  packet.ports = {source, destination};
}

/// The first protocol that is not TCP among what the packet's line begins with: "icmp" of
/// "< [1:1461(1460)] icmp unreachable".
std::optional<std::string> foreignProtocol(const TokenReader& reader) {
  constexpr std::size_t kLookahead = 16;
  bool inBrackets = false;
  for (std::size_t ahead = 0; ahead < kLookahead; ++ahead) {
    const Token& token = reader.peek(ahead);
    if (token.kind == TokenKind::End || (ahead > 0 && token.startsLine)) return std::nullopt;
    if (isForeign(token)) return token.text;
    if (token.is('[') || token.is(']')) inBrackets = token.is('[');
    if (token.is(':') && !inBrackets) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

bool packetComesNext(const TokenReader& reader) {
  return isDirection(reader.peek()) ||
         (reader.peek().kind == TokenKind::Word && isDirection(reader.peek(1)));
}

Action parsePacket(TokenReader& reader) {
  if (const auto protocol = foreignProtocol(reader)) {
    return ForeignPacket{*protocol, reader.takeLine()};
  }
  TcpPacket packet;
  if (reader.peek().kind == TokenKind::Word) {
    if (!reader.takeIf("TCP")) reader.fail("'TCP' or 'UDP'");
    packet.demikernel = true;
  }
  packet.direction = reader.peek().is('<') ? Direction::Inbound : Direction::Outbound;
  reader.take();
  packet.ipInfo = parseIpInfo(reader);
  parsePorts(reader, packet);
  packet.flags = parseFlags(reader);
  parseSequence(reader, packet);
  parseNumbers(reader, packet);
  if (reader.peek().is('<') && !reader.peek().startsLine) parseTcpOptions(reader, packet);
  const Token& next = reader.peek();
  if (!next.startsLine && (next.is('/') || next.is('{') || next.is('@'))) {
    packet.trailer = reader.takeLine();
  }
  return packet;
}

}  // namespace linger::packetdrill
