#include "model/packetdrill/syntax/script.h"

namespace linger::packetdrill {
namespace {

void collect(const std::vector<Item>& items, const Symbols& symbols, std::vector<Event>& events) {
  for (const Item& item : items) {
    if (const auto* event = std::get_if<Event>(&item.value)) {
      events.push_back(*event);
      continue;
    }
    const auto& conditional = std::get<Conditional>(item.value);
    const bool holds = symbols.contains(conditional.symbol) != conditional.negated;
    collect(holds ? conditional.then : conditional.otherwise, symbols, events);
  }
}

void ask(const std::vector<Item>& items, Symbols& symbols) {
  for (const Item& item : items) {
    const auto* conditional = std::get_if<Conditional>(&item.value);
    if (conditional == nullptr) continue;
    symbols.insert(conditional->symbol);
    ask(conditional->then, symbols);
    ask(conditional->otherwise, symbols);
  }
}

std::string unquoted(const std::string& text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '`') &&
                      text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

bool Expression::operator==(const Expression& other) const {
  return kind == other.kind && number == other.number && text == other.text && items == other.items;
}

bool Conditional::operator==(const Conditional& other) const {
  return symbol == other.symbol && negated == other.negated && then == other.then &&
         otherwise == other.otherwise;
}

std::vector<Event> eventsUnder(const Script& script, const Symbols& symbols) {
  std::vector<Event> events;
  collect(script.items, symbols, events);
  return events;
}

Symbols symbolsAskedFor(const Script& script) {
  Symbols symbols;
  ask(script.items, symbols);
  return symbols;
}

std::optional<std::string> optionValue(const Script& script, std::string_view name) {
  std::optional<std::string> value;
  for (const Option& option : script.options) {
    if (option.name == name) value = option.value;
  }
  return value ? std::optional(unquoted(*value)) : std::nullopt;
}

}  // namespace linger::packetdrill
