#include "model/packetdrill/run/state_assert.h"

#include <cctype>

#include "model/packetdrill/run/claim.h"
#include "model/packetdrill/run/state_name.h"
#include "model/packetdrill/run/tcp_info.h"

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

/// What follows "assert", without its message; none where the statement is no assert.
std::optional<std::string_view> claimIn(std::string_view statement) {
  constexpr std::string_view kAssert = "assert";
  if (wordAt(statement) != kAssert) return std::nullopt;
  statement.remove_prefix(kAssert.size());
  int depth = 0;
  std::size_t end = 0;
  for (; end < statement.size(); ++end) {
    const char c = statement[end];
    if (c == '(') ++depth;
    if (c == ')') --depth;
    if (depth == 0 && (c == ',' || c == '#')) break;
  }
  return trimmed(statement.substr(0, end));
}

/// Why the claim cannot be judged, whatever the socket's fields are.
std::optional<std::string> unknownIn(std::string_view claim) {
  const NameValues known = [](std::string_view name) { return valueOf(name, {}); };
  const std::optional<std::string> unknown = judgeClaim(claim, known).unknown;
  return unknown ? std::optional(dependencyOn(*unknown)) : std::nullopt;
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
    if (statement.empty() || statement.front() == '#' || statement == "\\") continue;
    const std::optional<std::string_view> claim = claimIn(statement);
    if (const auto state = stateAssertIn(statement)) {
      meaning.asserts.push_back(*state);
    } else if (claim) {
      meaning.claims.emplace_back(*claim);
      if (!meaning.unknown) meaning.unknown = unknownIn(*claim);
    } else if (!meaning.unknown) {
      meaning.unknown = "code other than assert";
    }
  }
  return meaning;
}

}  // namespace linger::packetdrill
