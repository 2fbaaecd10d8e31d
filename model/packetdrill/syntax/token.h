#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "model/packetdrill/syntax/syntax_error.h"

namespace linger::packetdrill {

enum class TokenKind : std::uint8_t {
  Word,        ///< letters, digits and underscores
  Integer,     ///< 12, -1
  Hex,         ///< 0x02
  Float,       ///< 0.100, .2
  String,      ///< "text", without its quotes
  BackQuoted,  ///< `command`, without its quotes
  Code,        ///< %{ code }%, without its brackets and the blanks inside them
  Option,      ///< --name or --name=value, without the dashes
  Directive,   ///< #ifdef NAME and its kin, without the '#'
  Ellipsis,    ///< ...
  Symbol,      ///< any other single character
  End,
};

struct Token {
  TokenKind kind = TokenKind::End;
  std::string text;
  Location where;
  std::size_t begin = 0;  ///< Offset of its first byte in the text.
  std::size_t end = 0;    ///< Offset after its last.
  bool startsLine = false;

  bool is(char symbol) const {
    return kind == TokenKind::Symbol && text.size() == 1 && text[0] == symbol;
  }
  bool isWord(const char* word) const { return kind == TokenKind::Word && text == word; }
};

/// How a token is named in an error: "'ack'", "the end of the script".
std::string describe(const Token& token);

}  // namespace linger::packetdrill
