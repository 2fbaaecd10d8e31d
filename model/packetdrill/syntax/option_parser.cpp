#include "model/packetdrill/syntax/packet_parser.h"

namespace linger::packetdrill {
namespace {

constexpr std::uint64_t kLargest32 = 0xffffffff;

TcpOption option(OptionKind kind, std::optional<std::uint32_t> value = std::nullopt) {
  TcpOption made;
  made.kind = kind;
  made.value = value;
  return made;
}

std::uint32_t number32(TokenReader& reader, std::string_view what) {
  return static_cast<std::uint32_t>(reader.expectNumber(what, kLargest32));
}

std::optional<std::uint32_t> numberOrEllipsis(TokenReader& reader, std::string_view what) {
  if (reader.takeIf(TokenKind::Ellipsis)) return std::nullopt;
  return number32(reader, what);
}

TcpOption parseTimestamps(TokenReader& reader) {
  TcpOption timestamps = option(OptionKind::Timestamps);
  if (!reader.takeIf("val")) reader.fail("'val'");
  timestamps.value = numberOrEllipsis(reader, "a timestamp");
  if (!reader.takeIf("ecr")) reader.fail("'ecr'");
  timestamps.echo = numberOrEllipsis(reader, "a timestamp");
  return timestamps;
}

TcpOption parseSack(TokenReader& reader) {
  TcpOption sack = option(OptionKind::Sack);
  do {
    const std::uint32_t left = number32(reader, "a sequence number");
    reader.expect(':');
    sack.blocks.emplace_back(left, number32(reader, "a sequence number"));
  } while (reader.peek().kind == TokenKind::Integer);
  return sack;
}

/// An option of which only the name or the number is known: its text goes to the next ',' or '>'.
TcpOption parseOther(TokenReader& reader) {
  TcpOption other = option(OptionKind::Other);
  const bool number = reader.peek().kind == TokenKind::Integer;
  other.name = reader.expect(number ? TokenKind::Integer : TokenKind::Word, "a TCP option").text;
  int depth = 0;
  while (!reader.atEnd() && (depth > 0 || (!reader.peek().is(',') && !reader.peek().is('>')))) {
    if (reader.peek().startsLine) reader.fail("',' or '>'");
    const Token& token = reader.take();
    if (token.is('[') || token.is('(')) ++depth;
    if (token.is(']') || token.is(')')) --depth;
    if (!other.text.empty()) other.text += ' ';
    other.text += token.text;
  }
  return other;
}

TcpOption parseOption(TokenReader& reader) {
  if (reader.takeIf("nop")) return option(OptionKind::Nop);
  if (reader.takeIf("eol")) return option(OptionKind::Eol);
  if (reader.takeIf("sackOK")) return option(OptionKind::SackPermitted);
  if (reader.takeIf("TS")) return parseTimestamps(reader);
  if (reader.takeIf("sack")) return parseSack(reader);
  if (reader.peek(1).kind == TokenKind::Word) return parseOther(reader);  // A variable: mss MSS.
  if (reader.takeIf("mss")) {
    const auto value = static_cast<std::uint32_t>(reader.expectNumber("an MSS", 0xffff));
    return option(OptionKind::Mss, value);
  }
  if (reader.takeIf("wscale")) {
    const auto value = static_cast<std::uint32_t>(reader.expectNumber("a window shift", 0xff));
    return option(OptionKind::WindowScale, value);
  }
  return parseOther(reader);
}

}  // namespace

void parseTcpOptions(TokenReader& reader, TcpPacket& packet) {
  const Token open = reader.peek();
  reader.expect('<');
  if (reader.takeIf(TokenKind::Ellipsis)) {
    if (packet.direction == Direction::Inbound) {
      TokenReader::failAt(open, "<...> can only stand in an outbound packet");
    }
    packet.anyOptions = true;
  } else {
    do {
      packet.options.push_back(parseOption(reader));
    } while (reader.takeIf(','));
  }
  reader.expect('>');
}

}  // namespace linger::packetdrill
