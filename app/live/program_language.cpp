#include "app/live/program_language.h"

#include <algorithm>
#include <array>
#include <utility>

namespace linger {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kInterpreters{{
    {"python", "python"},
    {"pypy", "python"},
    {"node", "node"},
    {"nodejs", "node"},
    {"java", "java"},
    {"dotnet", "dotnet"},
}};

bool isVersion(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

}  // namespace

std::string languageOf(std::string_view programPath) {
  const std::string_view name = programPath.substr(programPath.rfind('/') + 1);
  for (const auto& [interpreter, language] : kInterpreters) {
    if (name.starts_with(interpreter) && isVersion(name.substr(interpreter.size()))) {
      return std::string(language);
    }
  }
  return {};
}

}  // namespace linger
