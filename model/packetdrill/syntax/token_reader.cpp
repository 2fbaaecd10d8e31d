#include "model/packetdrill/syntax/token_reader.h"

#include <algorithm>

namespace linger::packetdrill {
namespace {

/// About thirty years: sums of a few such times still fit.
constexpr std::int64_t kLongestSeconds = 1'000'000'000;

bool isOneOf(const Token& token, std::string_view symbols) {
  return token.kind == TokenKind::Symbol && symbols.find(token.text) != std::string_view::npos;
}

}  // namespace

void TokenReader::define(std::string_view name, const Token& value) {
  for (std::size_t i = at_; i < tokens_.size(); ++i) {
    Token& token = tokens_[i];
    if (token.kind != TokenKind::Word || token.text != name) continue;
    token.kind = value.kind;
    token.text = value.text;
  }
}

const Token& TokenReader::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

const Token& TokenReader::take() {
  const Token& token = peek();
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

bool TokenReader::takeIf(char symbol) {
  if (!peek().is(symbol)) return false;
  take();
  return true;
}

bool TokenReader::takeIf(const char* word) {
  if (!peek().isWord(word)) return false;
  take();
  return true;
}

bool TokenReader::takeIf(TokenKind kind) {
  if (peek().kind != kind) return false;
  take();
  return true;
}

void TokenReader::expect(char symbol) {
  if (!takeIf(symbol)) fail(std::string("'") + symbol + "'");
}

const Token& TokenReader::expect(TokenKind kind, std::string_view what) {
  if (peek().kind != kind) fail(what);
  return take();
}

std::uint64_t TokenReader::expectNumber(std::string_view what, std::uint64_t largest) {
  const Token& token = expect(TokenKind::Integer, what);
  std::uint64_t value = 0;
  for (const char digit : token.text) {
    if (digit == '-') failAt(token, std::string(what) + " cannot be negative");
    value = value * 10 + static_cast<std::uint64_t>(digit - '0');
    if (value > largest) {
      failAt(token, std::string(what) + " must not be above " + std::to_string(largest));
    }
  }
  return value;
}

Duration TokenReader::expectTime() {
  const Token token = peek();
  if (token.kind != TokenKind::Integer && token.kind != TokenKind::Float) fail("a time");
  take();
  if (token.text.starts_with('-')) failAt(token, "a time cannot be negative");
  const std::size_t dot = std::min(token.text.find('.'), token.text.size());
  std::int64_t value = 0;
  for (const char digit : token.text.substr(0, dot)) {
    value = value * 10 + (digit - '0');
    if (value > kLongestSeconds) failAt(token, "this time is too far away");
  }
  for (std::size_t place = 1; place <= 6; ++place) {
    const std::size_t at = dot + place;
    value = value * 10 + (at < token.text.size() ? token.text[at] - '0' : 0);
  }
  return Duration(value);
}

std::string TokenReader::takeLine() {
  const std::size_t begin = peek().begin;
  std::size_t end = begin;
  int depth = 0;
  bool goesOn = true;
  while (!atEnd() && (goesOn || depth > 0 || !peek().startsLine)) {
    const Token& token = take();
    if (isOneOf(token, "([{")) ++depth;
    if (isOneOf(token, ")]}")) --depth;
    end = token.end;
    goesOn = token.is(':');
  }
  return std::string(text_.substr(begin, end - begin));
}

void TokenReader::fail(std::string_view expected) const {
  failAt(peek(), "expected " + std::string(expected) + ", found " + describe(peek()));
}

void TokenReader::failAt(const Token& token, std::string what) {
  throw SyntaxError{token.where, std::move(what)};
}

}  // namespace linger::packetdrill
