#include "model/packetdrill/syntax/call_parser.h"

#include <cstdlib>

namespace linger::packetdrill {
namespace {

/// Deeper nesting than any script needs, and shallow enough for the stack.
constexpr int kDeepest = 32;

Expression parseExpression(TokenReader& reader, int depth);

std::vector<Expression> parseList(TokenReader& reader, char closing, int depth) {
  std::vector<Expression> items;
  if (reader.takeIf(closing)) return items;
  do {
    items.push_back(parseExpression(reader, depth + 1));
  } while (reader.takeIf(','));
  reader.expect(closing);
  return items;
}

Expression parseInteger(TokenReader& reader) {
  const Token& token = reader.take();
  const bool hex = token.kind == TokenKind::Hex;
  if (token.text.size() > 18) TokenReader::failAt(token, "this number is too large");
  return {hex ? ExpressionKind::Hex : ExpressionKind::Integer,
          std::strtoll(token.text.c_str(), nullptr, hex ? 16 : 10),
          "",
          {}};
}

Expression parseString(TokenReader& reader) {
  Expression string{ExpressionKind::String, 0, reader.take().text, {}};
  if (reader.takeIf(TokenKind::Ellipsis)) {
    string.kind = ExpressionKind::Prefix;
    return string;
  }
  if (reader.peek().kind != TokenKind::String) return string;
  Expression join{ExpressionKind::Join, 0, "", {string}};
  while (reader.peek().kind == TokenKind::String) {
    join.items.push_back({ExpressionKind::String, 0, reader.take().text, {}});
  }
  return join;
}

Expression parseWord(TokenReader& reader, int depth) {
  Expression word{ExpressionKind::Word, 0, reader.take().text, {}};
  if (reader.takeIf('(')) {
    word.kind = ExpressionKind::Apply;
    word.items = parseList(reader, ')', depth);
  }
  if (!reader.takeIf('=')) return word;
  return {ExpressionKind::Assignment, 0, "", {word, parseExpression(reader, depth + 1)}};
}

Expression parsePrimary(TokenReader& reader, int depth) {
  if (depth > kDeepest) TokenReader::failAt(reader.peek(), "this is nested too deeply");
  const Token& token = reader.peek();
  if (reader.takeIf(TokenKind::Ellipsis)) return {};
  if (token.kind == TokenKind::Integer || token.kind == TokenKind::Hex) return parseInteger(reader);
  if (token.kind == TokenKind::Float) {
    return {ExpressionKind::Float, 0, reader.take().text, {}};
  }
  if (token.kind == TokenKind::String) return parseString(reader);
  if (token.kind == TokenKind::Word) return parseWord(reader, depth);
  if (reader.takeIf('[')) return {ExpressionKind::List, 0, "", parseList(reader, ']', depth)};
  if (reader.takeIf('{')) return {ExpressionKind::Group, 0, "", parseList(reader, '}', depth)};
  reader.fail("a value");
}

Expression parseExpression(TokenReader& reader, int depth) {
  Expression first = parsePrimary(reader, depth);
  if (!reader.peek().is('|')) return first;
  Expression either{ExpressionKind::Either, 0, "", {std::move(first)}};
  while (reader.takeIf('|')) either.items.push_back(parsePrimary(reader, depth));
  return either;
}

/// "(Operation now in progress)", without its parentheses.
std::string parseNote(TokenReader& reader) {
  if (!reader.peek().is('(')) return {};
  reader.take();
  std::string note;
  std::size_t lastEnd = 0;
  while (!reader.peek().is(')')) {
    if (reader.atEnd() || reader.peek().startsLine) reader.fail("')'");
    const Token& token = reader.take();
    if (!note.empty() && token.begin > lastEnd) note += ' ';
    note += token.text;
    lastEnd = token.end;
  }
  reader.take();
  return note;
}

}  // namespace

SystemCall parseCall(TokenReader& reader) {
  SystemCall call;
  if (reader.takeIf(TokenKind::Ellipsis)) call.until = reader.expectTime();
  call.name = reader.expect(TokenKind::Word, "a system call's name").text;
  reader.expect('(');
  call.arguments = parseList(reader, ')', 0);
  reader.expect('=');
  call.result = parseExpression(reader, 0);
  if (reader.peek().kind == TokenKind::Word && !reader.peek().startsLine) {
    call.error = reader.take().text;
  }
  call.note = parseNote(reader);
  return call;
}

}  // namespace linger::packetdrill
