#include "app/files/file_io.h"
#include "app/files/json/json_place.h"
#include "app/files/scenario/problem_words.h"
#include "app/files/scenario/scenario_file.h"
#include "app/files/scenario/scenario_values.h"

namespace linger {

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
