#include "model/packetdrill/state_assert.h"

#include "model/packetdrill/state_name.h"

namespace linger::packetdrill {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::string_view wordAt(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() &&
         (std::isalnum(static_cast<unsigned char>(text[length])) != 0 || text[length] == '_')) {
    ++length;
  }
  return text.substr(0, length);
}

std::string nameOfUnknown(std::string_view statement) {
  const std::size_t field = statement.find("tcpi_");
  if (field == std::string_view::npos) return "code other than assert tcpi_state";
  return "tcp_info's " + std::string(wordAt(statement.substr(field)));
}

/// "assert tcpi_state == TCPI_LISTEN, 'why'"
std::optional<StateAssert> stateAssertIn(std::string_view statement) {
  const auto skip = [&statement](std::string_view word) {
    if (!statement.starts_with(word)) return false;
    statement = trimmed(statement.substr(word.size()));
    return true;
  };
  if (!skip("assert")) return std::nullopt;
  skip("(");
  if (!skip("tcpi_state")) return std::nullopt;
  const bool equal = skip("==");
  if (!equal && !skip("!=")) return std::nullopt;
  const std::string_view name = wordAt(statement);
  const std::optional<State> state = stateCalled(name);
  skip(name);
  skip(")");
  const bool ends = statement.empty() || statement.front() == ',';
  if (!state || !ends) return std::nullopt;
  return StateAssert{*state, equal};
}

}  // namespace

CodeMeaning understandCode(std::string_view code) {
  CodeMeaning meaning;
  while (!code.empty()) {
    const std::size_t end = std::min(code.find_first_of(";\n"), code.size());
    const std::string_view statement = trimmed(code.substr(0, end));
    code.remove_prefix(std::min(end + 1, code.size()));
    if (statement.empty() || statement.front() == '#') continue;
    if (const auto claim = stateAssertIn(statement)) {
      meaning.asserts.push_back(*claim);
    } else if (!meaning.unknown) {
      meaning.unknown = nameOfUnknown(statement);
    }
  }
  return meaning;
}

}  // namespace linger::packetdrill
