#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/packetdrill/syntax/token.h"
#include "model/tcp/sim_time.h"

namespace linger::packetdrill {

/// Walks over a script's tokens. What is not as expected throws SyntaxError.
class TokenReader {
 public:
  /// `tokens` are those of `text`, which must outlive the reader, and end with End.
  TokenReader(std::string_view text, std::vector<Token> tokens)
      : text_(text), tokens_(std::move(tokens)) {}

  /// From here on the word `name` stands for `value`, which is one token.
  void define(std::string_view name, const Token& value);

  const Token& peek(std::size_t ahead = 0) const;
  const Token& take();
  bool atEnd() const { return peek().kind == TokenKind::End; }

  /// Takes the symbol or word if it is next; else false, and nothing is taken.
  bool takeIf(char symbol);
  bool takeIf(const char* word);
  bool takeIf(TokenKind kind);

  void expect(char symbol);

  /// A token of that kind; `what` names it in the error.
  const Token& expect(TokenKind kind, std::string_view what);

  /// A whole number from 0 to `largest`.
  std::uint64_t expectNumber(std::string_view what, std::uint64_t largest);

  /// Seconds, whole or with a fraction, not negative; digits past the microsecond are dropped.
  Duration expectTime();

  /// The text from here to the end of the line, or further while brackets are open.
  std::string takeLine();

  [[noreturn]] void fail(std::string_view expected) const;
  [[noreturn]] static void failAt(const Token& token, std::string what);

 private:
  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace linger::packetdrill
