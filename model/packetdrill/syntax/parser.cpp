#include "model/packetdrill/syntax/parser.h"

#include <algorithm>

#include "model/packetdrill/syntax/call_parser.h"
#include "model/packetdrill/syntax/lexer.h"
#include "model/packetdrill/syntax/packet_parser.h"
#include "model/packetdrill/syntax/token_reader.h"

namespace linger::packetdrill {
namespace {

constexpr int kDeepestConditional = 32;

Option parseOption(const Token& token) {
  const std::size_t equals = token.text.find('=');
  Option option{token.where, token.text.substr(0, equals), std::nullopt};
  if (equals != std::string::npos) option.value = token.text.substr(equals + 1);
  return option;
}

/// --define=NAME=VALUE, and --mss=1000, which gives MSS its value.
void applyDefinition(const Option& option, TokenReader& reader) {
  std::string name = "MSS";
  std::string value = option.value.value_or("");
  if (option.name == "define") {
    const std::size_t equals = std::min(value.find('='), value.size());
    name = value.substr(0, equals);
    value = value.substr(std::min(equals + 1, value.size()));
  } else if (option.name != "mss") {
    return;
  }
  const std::vector<Token> tokens = tokenize(value);
  if (name.empty() || tokens.size() != 2) {
    throw SyntaxError{option.where, "expected --" + option.name +
                                        (option.name == "mss" ? "=NUMBER" : "=NAME=VALUE")};
  }
  reader.define(name, tokens.front());
}

EventTime parseTime(TokenReader& reader) {
  EventTime time;
  if (reader.takeIf('*')) {
    time.kind = TimeKind::Any;
    return time;
  }
  const bool relative = reader.takeIf('+');
  if (!relative && reader.peek().kind != TokenKind::Integer &&
      reader.peek().kind != TokenKind::Float) {
    reader.fail("an event's time");
  }
  time.kind = relative ? TimeKind::Relative : TimeKind::Absolute;
  time.at = reader.expectTime();
  const Token tilde = reader.peek();
  if (!reader.takeIf('~')) return time;
  if (relative) reader.expect('+');
  time.kind = relative ? TimeKind::RelativeRange : TimeKind::AbsoluteRange;
  time.until = reader.expectTime();
  if (time.until < time.at) TokenReader::failAt(tilde, "this range of times is backwards");
  return time;
}

ShellCommand parseCommand(TokenReader& reader) {
  const Token& token = reader.take();
  return {token.text, token.where};
}

Action parseAction(TokenReader& reader) {
  const Token& token = reader.peek();
  if (packetComesNext(reader)) return parsePacket(reader);
  if (token.kind == TokenKind::BackQuoted) return parseCommand(reader);
  if (token.kind == TokenKind::Code) return CodeSnippet{reader.take().text};
  if (token.kind == TokenKind::Word || token.kind == TokenKind::Ellipsis) return parseCall(reader);
  reader.fail("a packet, a system call, a command or code");
}

bool mayComeAtAnyTime(const Action& action) {
  if (const auto* packet = std::get_if<TcpPacket>(&action)) {
    return packet->direction == Direction::Outbound;
  }
  return std::holds_alternative<ForeignPacket>(action);
}

Event parseEvent(TokenReader& reader) {
  const Token start = reader.peek();
  Event event;
  event.where = start.where;
  event.time = parseTime(reader);
  event.action = parseAction(reader);
  const bool exact = event.time.kind == TimeKind::Absolute || event.time.kind == TimeKind::Relative;
  if (!exact && !mayComeAtAnyTime(event.action)) {
    TokenReader::failAt(start, "only outbound packets may have '*' or a range as their time");
  }
  return event;
}

class ScriptParser {
 public:
  explicit ScriptParser(TokenReader& reader) : reader_(reader) {}

  Script run() {
    Script script;
    while (reader_.peek().kind == TokenKind::Option) {
      script.options.push_back(parseOption(reader_.take()));
    }
    for (const Option& option : script.options) applyDefinition(option, reader_);
    takeCommands(script.before);
    script.items = parseItems(0);
    takeCommands(script.after);
    if (!reader_.atEnd()) reader_.fail("an event's time");
    return script;
  }

 private:
  void takeCommands(std::vector<ShellCommand>& commands) {
    while (reader_.peek().kind == TokenKind::BackQuoted) commands.push_back(parseCommand(reader_));
  }

  bool itemsEnd(int depth) const {
    const Token& token = reader_.peek();
    if (token.kind == TokenKind::End || token.kind == TokenKind::BackQuoted) return true;
    return depth > 0 && token.kind == TokenKind::Directive &&
           (token.text == "else" || token.text == "endif");
  }

  std::vector<Item> parseItems(int depth) {
    std::vector<Item> items;
    while (!itemsEnd(depth)) {
      if (reader_.peek().kind == TokenKind::Directive) {
        items.push_back({parseConditional(depth + 1)});
      } else {
        items.push_back({parseEvent(reader_)});
      }
    }
    return items;
  }

  Conditional parseConditional(int depth) {
    const Token token = reader_.peek();
    if (token.text == "else" || token.text == "endif") {
      TokenReader::failAt(token, "this has no #ifdef before it");
    }
    if (depth > kDeepestConditional) TokenReader::failAt(token, "this is nested too deeply");
    reader_.take();
    const std::size_t blank = token.text.find_first_of(" \t");
    const std::size_t name = token.text.find_first_not_of(" \t", blank);
    if (blank == std::string::npos || name == std::string::npos) {
      TokenReader::failAt(token, "expected a name after #" + token.text);
    }
    Conditional conditional;
    conditional.where = token.where;
    conditional.negated = token.text.starts_with("ifndef");
    conditional.symbol = token.text.substr(name);
    conditional.then = parseItems(depth);
    if (takeDirective("else")) conditional.otherwise = parseItems(depth);
    if (!takeDirective("endif")) reader_.fail("#endif");
    return conditional;
  }

  bool takeDirective(std::string_view name) {
    if (reader_.peek().kind != TokenKind::Directive || reader_.peek().text != name) return false;
    reader_.take();
    return true;
  }

  TokenReader& reader_;
};

}  // namespace

ParseResult parseScript(std::string_view text) {
  try {
    TokenReader reader(text, tokenize(text));
    return {ScriptParser(reader).run(), std::nullopt};
  } catch (const SyntaxError& error) {
    return {std::nullopt, error};
  }
}

}  // namespace linger::packetdrill
