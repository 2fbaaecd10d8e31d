#include "model/packetdrill/run/arguments.h"

namespace linger::packetdrill {

std::optional<std::int64_t> integerOf(const Expression& expression) {
  const bool number =
      expression.kind == ExpressionKind::Integer || expression.kind == ExpressionKind::Hex;
  return number ? std::optional(expression.number) : std::nullopt;
}

std::set<std::string> namesIn(const Expression& expression) {
  if (expression.kind == ExpressionKind::Word) return {expression.text};
  if (expression.kind != ExpressionKind::Either) return {};
  std::set<std::string> names;
  for (const Expression& item : expression.items) {
    if (item.kind == ExpressionKind::Word) {
      names.insert(item.text);
    } else if (integerOf(item) != 0) {
      return {};
    }
  }
  return names;
}

bool isWord(const Expression& expression, std::string_view word) {
  return expression.kind == ExpressionKind::Word && expression.text == word;
}

const Expression* memberOf(const Expression& group, std::string_view name) {
  if (group.kind != ExpressionKind::Group) return nullptr;
  for (const Expression& item : group.items) {
    if (item.kind == ExpressionKind::Assignment && item.items[0].text == name) {
      return &item.items[1];
    }
  }
  return nullptr;
}

std::optional<std::uint16_t> portOf(const Expression& expression) {
  const bool call = expression.kind == ExpressionKind::Apply && expression.items.size() == 1;
  const std::optional<std::int64_t> number = integerOf(call ? expression.items[0] : expression);
  if (!number || *number < 0 || *number > 0xffff) return std::nullopt;
  return static_cast<std::uint16_t>(*number);
}

std::optional<std::string> addressTextOf(const Expression& expression) {
  const bool call = expression.kind == ExpressionKind::Apply && expression.items.size() == 1 &&
                    expression.items[0].kind == ExpressionKind::String;
  return call ? std::optional(expression.items[0].text) : std::nullopt;
}

std::optional<std::uint32_t> totalLengthOf(const Expression& vectors) {
  if (vectors.kind != ExpressionKind::List) return std::nullopt;
  std::int64_t total = 0;
  for (const Expression& vector : vectors.items) {
    const bool pair = vector.kind == ExpressionKind::Group && vector.items.size() == 2;
    const std::optional<std::int64_t> length = pair ? integerOf(vector.items[1]) : std::nullopt;
    if (!length || *length < 0 || *length > 0x7fffffff) return std::nullopt;
    total += *length;
  }
  return total <= 0x7fffffff ? std::optional(static_cast<std::uint32_t>(total)) : std::nullopt;
}

const Expression& argument(const SystemCall& call, std::size_t place) {
  static const Expression kEllipsis;
  return place < call.arguments.size() ? call.arguments[place] : kEllipsis;
}

}  // namespace linger::packetdrill
