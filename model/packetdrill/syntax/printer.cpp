#include "model/packetdrill/syntax/printer.h"

#include <cstdio>

#include "model/tcp/overloaded.h"

namespace linger::packetdrill {
namespace {

std::string numberOrEllipsis(const std::optional<std::uint32_t>& number) {
  return number ? std::to_string(*number) : "...";
}

std::string joined(const std::vector<Expression>& items, std::string_view separator) {
  std::string text;
  for (const Expression& item : items) {
    if (&item != &items.front()) text += separator;
    text += print(item);
  }
  return text;
}

std::string hex(std::int64_t number) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(number));
  return text;
}

std::string printOption(const TcpOption& option) {
  switch (option.kind) {
    case OptionKind::Mss: return "mss " + numberOrEllipsis(option.value);
    case OptionKind::WindowScale: return "wscale " + numberOrEllipsis(option.value);
    case OptionKind::SackPermitted: return "sackOK";
    case OptionKind::Timestamps:
      return "TS val " + numberOrEllipsis(option.value) + " ecr " + numberOrEllipsis(option.echo);
    case OptionKind::Nop: return "nop";
    case OptionKind::Eol: return "eol";
    case OptionKind::Other: return option.name + (option.text.empty() ? "" : " " + option.text);
    case OptionKind::Sack: break;
  }
  std::string text = "sack";
  for (const auto& [left, right] : option.blocks) {
    text += " " + std::to_string(left) + ":" + std::to_string(right);
  }
  return text;
}

std::string printSequence(const TcpPacket& packet) {
  const std::string length = "(" + std::to_string(packet.len) + ")";
  if (!packet.seq) return "..." + length;
  if (packet.demikernel) return "seq " + std::to_string(*packet.seq) + length;
  return std::to_string(*packet.seq) + ":" + std::to_string(*packet.seq + packet.len) + length;
}

std::string printPacket(const TcpPacket& packet) {
  std::string text = packet.demikernel ? "TCP " : "";
  text += packet.direction == Direction::Inbound ? "< " : "> ";
  if (!packet.ipInfo.empty()) text += "[" + packet.ipInfo + "] ";
  if (packet.ports) {
    text +=
        std::to_string(packet.ports->first) + " > " + std::to_string(packet.ports->second) + " ";
  }
  text += print(packet.flags) + " " + printSequence(packet);
  if (packet.hasAck) text += " ack " + numberOrEllipsis(packet.ack);
  if (packet.hasWindow) {
    text += " win " + (packet.window ? std::to_string(*packet.window) : "...");
  }
  if (packet.urgent) text += " urg " + std::to_string(*packet.urgent);
  const std::string options = printOptions(packet);
  if (!options.empty()) text += " " + options;
  if (!packet.trailer.empty()) text += " " + packet.trailer;
  return text;
}

std::string printCall(const SystemCall& call) {
  std::string text = call.name + "(" + joined(call.arguments, ", ") + ") = " + print(call.result);
  if (!call.error.empty()) text += " " + call.error;
  if (!call.note.empty()) text += " (" + call.note + ")";
  return text;
}

void printItems(const std::vector<Item>& items, std::string& text);

void printConditional(const Conditional& conditional, std::string& text) {
  text += (conditional.negated ? "#ifndef " : "#ifdef ") + conditional.symbol + "\n";
  printItems(conditional.then, text);
  if (!conditional.otherwise.empty()) {
    text += "#else\n";
    printItems(conditional.otherwise, text);
  }
  text += "#endif\n";
}

void printItems(const std::vector<Item>& items, std::string& text) {
  for (const Item& item : items) {
    std::visit(Overloaded{
                   [&](const Event& event) { text += print(event) + "\n"; },
                   [&](const Conditional& conditional) { printConditional(conditional, text); },
               },
               item.value);
  }
}

std::string printScriptOption(const Option& option) {
  return "--" + option.name + (option.value ? "=" + *option.value : "") + "\n";
}

}  // namespace

std::string print(const Script& script) {
  std::string text;
  for (const Option& option : script.options) text += printScriptOption(option);
  for (const ShellCommand& command : script.before) text += "`" + command.text + "`\n";
  printItems(script.items, text);
  for (const ShellCommand& command : script.after) text += "`" + command.text + "`\n";
  return text;
}

std::string print(const Event& event) {
  const auto* call = std::get_if<SystemCall>(&event.action);
  const std::string until = call && call->until ? "..." + printSeconds(*call->until) : "";
  return print(event.time) + until + " " + print(event.action);
}

std::string print(const Action& action) {
  return std::visit(Overloaded{
                        [](const TcpPacket& packet) { return printPacket(packet); },
                        [](const ForeignPacket& foreign) { return foreign.text; },
                        [](const SystemCall& call) { return printCall(call); },
                        [](const ShellCommand& command) { return "`" + command.text + "`"; },
                        [](const CodeSnippet& code) { return "%{ " + code.text + " }%"; },
                    },
                    action);
}

std::string print(const EventTime& time) {
  switch (time.kind) {
    case TimeKind::Absolute: return printSeconds(time.at);
    case TimeKind::Relative: return "+" + printSeconds(time.at);
    case TimeKind::Any: return "*";
    case TimeKind::AbsoluteRange: return printSeconds(time.at) + "~" + printSeconds(time.until);
    case TimeKind::RelativeRange:
      return "+" + printSeconds(time.at) + "~+" + printSeconds(time.until);
  }
  return "";
}

std::string printSeconds(Duration duration) {
  const std::int64_t count = microseconds(duration);
  const std::int64_t size = count < 0 ? -count : count;
  std::string text = (count < 0 ? "-" : "") + std::to_string(size / 1'000'000);
  if (size % 1'000'000 == 0) return text;
  std::string fraction = std::to_string(1'000'000 + size % 1'000'000).substr(1);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  return text + "." + fraction;
}

std::string print(const Expression& expression) {
  const auto& items = expression.items;
  switch (expression.kind) {
    case ExpressionKind::Ellipsis: return "...";
    case ExpressionKind::Integer: return std::to_string(expression.number);
    case ExpressionKind::Hex: return hex(expression.number);
    case ExpressionKind::Float:
    case ExpressionKind::Word: return expression.text;
    case ExpressionKind::String: return "\"" + expression.text + "\"";
    case ExpressionKind::Prefix: return "\"" + expression.text + "\"...";
    case ExpressionKind::Either: return joined(items, "|");
    case ExpressionKind::Assignment: return joined(items, "=");
    case ExpressionKind::Apply: return expression.text + "(" + joined(items, ", ") + ")";
    case ExpressionKind::List: return "[" + joined(items, ", ") + "]";
    case ExpressionKind::Group: return "{" + joined(items, ", ") + "}";
    case ExpressionKind::Join: return joined(items, " ");
  }
  return "";
}

std::string print(const PacketFlags& flags) {
  std::string text;
  if (flags.fin) text += 'F';
  if (flags.syn) text += 'S';
  if (flags.rst) text += 'R';
  if (flags.psh) text += 'P';
  if (flags.urg) text += 'U';
  if (flags.ece) text += 'E';
  if (flags.cwr) text += 'W';
  if (flags.ae) text += 'A';
  if (flags.ack) text += '.';
  if (flags.ace) text += std::to_string(*flags.ace);
  return text.empty() ? "-" : text;
}

std::string printOptions(const TcpPacket& packet) {
  if (packet.anyOptions) return "<...>";
  std::string text;
  for (const TcpOption& option : packet.options) {
    text += (text.empty() ? "<" : ",") + printOption(option);
  }
  return text.empty() ? text : text + ">";
}

}  // namespace linger::packetdrill
