#include "model/packetdrill/syntax/lexer.h"

#include <algorithm>
#include <array>

namespace linger::packetdrill {
namespace {

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}
bool isHexDigit(char c) {
  return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool isWordCharacter(char c) {
  return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isBlank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
  return text;
}

constexpr std::array<std::string_view, 4> kDirectives{"ifdef", "ifndef", "else", "endif"};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Token> run() {
    if (text_.starts_with("#!")) skipLine();
    while (skipBlanksAndComments()) tokens_.push_back(next());
    tokens_.push_back({TokenKind::End, "", where_, at_, at_, true});
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool atEnd() const { return at_ >= text_.size(); }

  void advance(std::size_t count = 1) {
    for (; count > 0 && !atEnd(); --count, ++at_) {
      if (text_[at_] == '\n') {
        ++where_.line;
        where_.column = 1;
        lineIsFresh_ = true;
      } else {
        ++where_.column;
      }
    }
  }

  void skipLine() {
    while (!atEnd() && peek() != '\n') advance();
  }

  /// Moves to the next token; false at the end of the text.
  bool skipBlanksAndComments() {
    while (!atEnd()) {
      if (isBlank(peek())) {
        advance();
      } else if (peek() == '/' && peek(1) == '/') {
        skipLine();
      } else if (peek() == '/' && peek(1) == '*') {
        skipTo("*/", "comment");
      } else {
        return true;
      }
    }
    return false;
  }

  /// Moves past `closing`, which ends what starts here.
  void skipTo(std::string_view closing, std::string_view what) {
    const std::size_t end = text_.find(closing, at_ + closing.size());
    if (end == std::string_view::npos) {
      throw SyntaxError{where_, "this " + std::string(what) + " has no end"};
    }
    advance(end + closing.size() - at_);
  }

  Token next() {
    Token token;
    token.where = where_;
    token.begin = at_;
    token.startsLine = lineIsFresh_;
    read(token);
    lineIsFresh_ = false;
    token.end = at_;
    if (token.text.empty() && token.kind == TokenKind::Symbol) {
      throw SyntaxError{token.where, "no script has this character"};
    }
    return token;
  }

  void read(Token& token) {
    const char c = peek();
    if (c == '#' && token.startsLine) return readDirective(token);
    if (c == '"' || c == '`') return readQuoted(token);
    if (c == '%' && peek(1) == '{') return readCode(token);
    if (c == '-' && peek(1) == '-') return readOption(token);
    if (c == '.' && peek(1) == '.' && peek(2) == '.') return take(token, TokenKind::Ellipsis, 3);
    const std::size_t sign = c == '-' ? 1 : 0;
    if (isDigit(peek(sign)) || (peek(sign) == '.' && isDigit(peek(sign + 1)))) {
      return readNumber(token, sign);
    }
    if (isWordCharacter(c)) return take(token, TokenKind::Word, wordLength(0));
    if (c > ' ' && c < '\x7f') return take(token, TokenKind::Symbol, 1);
    token.kind = TokenKind::Symbol;
  }

  void take(Token& token, TokenKind kind, std::size_t length) {
    token.kind = kind;
    token.text = text_.substr(at_, length);
    advance(length);
  }

  std::size_t wordLength(std::size_t from) const {
    std::size_t length = from;
    while (isWordCharacter(peek(length))) ++length;
    return length;
  }

  /// A number, unless letters follow its digits: then it is a word ("1a2b").
  void readNumber(Token& token, std::size_t sign) {
    std::size_t length = sign;
    if (sign == 0 && peek() == '0' && peek(1) == 'x' && isHexDigit(peek(2))) {
      for (length = 2; isHexDigit(peek(length));) ++length;
      return take(token, TokenKind::Hex, length);
    }
    while (isDigit(peek(length))) ++length;
    if (peek(length) == '.' && isDigit(peek(length + 1))) {
      ++length;
      while (isDigit(peek(length))) ++length;
      return take(token, TokenKind::Float, length);
    }
    const std::size_t word = sign == 0 ? wordLength(length) : length;
    take(token, word > length ? TokenKind::Word : TokenKind::Integer, word);
  }

  void readQuoted(Token& token) {
    const char quote = peek();
    std::size_t length = 1;
    while (at_ + length < text_.size() && peek(length) != quote) {
      length += peek(length) == '\\' ? 2 : 1;
    }
    if (at_ + length >= text_.size()) {
      throw SyntaxError{token.where,
                        quote == '"' ? "this string has no end" : "this command has no end"};
    }
    token.kind = quote == '"' ? TokenKind::String : TokenKind::BackQuoted;
    token.text = text_.substr(at_ + 1, length - 1);
    advance(length + 1);
  }

  void readCode(Token& token) {
    const std::size_t begin = at_ + 2;
    skipTo("}%", "code");
    token.kind = TokenKind::Code;
    token.text = trimmed(text_.substr(begin, at_ - 2 - begin));
  }

  /// "--name=value": the value goes to the next blank outside quotes.
  void readOption(Token& token) {
    std::size_t length = 2;
    char quote = '\0';
    while (at_ + length < text_.size() && (quote != '\0' || !isBlank(peek(length)))) {
      const char c = peek(length);
      if (quote == '\0' && (c == '"' || c == '`')) {
        quote = c;
      } else if (c == quote) {
        quote = '\0';
      }
      ++length;
    }
    if (quote != '\0') throw SyntaxError{token.where, "this option's quotes have no end"};
    if (!isWordCharacter(peek(2)))
      throw SyntaxError{token.where, "expected an option's name after '--'"};
    advance(2);
    take(token, TokenKind::Option, length - 2);
  }

  void readDirective(Token& token) {
    std::size_t length = 1;
    while (at_ + length < text_.size() && peek(length) != '\n') ++length;
    std::string_view line = text_.substr(at_ + 1, length - 1);
    line = trimmed(line.substr(0, line.find("//")));
    const std::string_view name = line.substr(0, line.find_first_of(" \t"));
    if (std::ranges::find(kDirectives, name) == kDirectives.end()) {
      throw SyntaxError{token.where, "expected #ifdef, #ifndef, #else or #endif, found '#" +
                                         std::string(name) + "'"};
    }
    token.kind = TokenKind::Directive;
    token.text = line;
    advance(length);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Location where_;
  bool lineIsFresh_ = true;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
  return Lexer(text).run();
}

std::string describe(const Token& token) {
  switch (token.kind) {
    case TokenKind::End: return "the end of the script";
    case TokenKind::String: return '"' + token.text + '"';
    case TokenKind::BackQuoted: return '`' + token.text + '`';
    case TokenKind::Code: return "code";
    case TokenKind::Option: return "'--" + token.text + "'";
    case TokenKind::Directive: return "'#" + token.text + "'";
    case TokenKind::Word:
    case TokenKind::Integer:
    case TokenKind::Hex:
    case TokenKind::Float:
    case TokenKind::Ellipsis:
    case TokenKind::Symbol: return "'" + token.text + "'";
  }
  return "";
}

std::string describe(const SyntaxError& error, const std::string& file) {
  return file + ":" + std::to_string(error.where.line) + ":" + std::to_string(error.where.column) +
         ": " + error.what;
}

}  // namespace linger::packetdrill
