#include <charconv>

#include "app/files/problem_words.h"
#include "app/files/scenario_file.h"
#include "app/files/scenario_values.h"
#include "app/files/file_io.h"

namespace linger {
namespace {

/// The value at a path such as "hosts[1].programs[0].steps[2].after", or the innermost one on
/// the way there that the file has.
const JsonValue& valueAt(const JsonValue& root, std::string_view path) {
  const JsonValue* value = &root;
  while (!path.empty()) {
    const JsonValue* next = nullptr;
    if (path.front() == '[') {
      std::size_t index = 0;
      std::from_chars(path.data() + 1, path.data() + path.size(), index);
      path.remove_prefix(path.find(']') + 1);
      if (index < value->items.size()) next = &value->items[index];
    } else {
      if (path.front() == '.') path.remove_prefix(1);
      const std::string_view key = path.substr(0, path.find_first_of(".["));
      path.remove_prefix(key.size());
      next = value->find(key);
    }
    if (next == nullptr) break;
    value = next;
  }
  return *value;
}

}  // namespace

Loaded<Scenario> parseScenario(const QString& file, const QByteArray& text) {
  const auto source = parseJson(file, text);
  if (!source) return {{}, source.errors};
  Reading reading{*source.value};
  Scenario scenario;
  if (!read(reading, source.value->root, scenario)) return {{}, std::move(reading.errors)};
  for (const ScenarioProblem& problem : problemsOf(scenario)) {
    const JsonValue& place = valueAt(source.value->root, problem.where);
    reading.errors.push_back(source.value->error(place.offset, wordsFor(problem)));
  }
  if (!reading.errors.empty()) return {{}, std::move(reading.errors)};
  return {std::move(scenario), {}};
}

Loaded<Scenario> readScenarioFile(const QString& path) {
  const auto text = readWholeFile(path, kLargestScenarioFile);
  if (!text) return {{}, text.errors};
  return parseScenario(path, *text.value);
}

}  // namespace linger
