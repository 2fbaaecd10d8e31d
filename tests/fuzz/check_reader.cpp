#include "tests/fuzz/check_reader.h"

#include <algorithm>

#include "app/files/scenario/scenario_file.h"
#include "model/packetdrill/run/runner.h"
#include "model/packetdrill/syntax/parser.h"
#include "model/packetdrill/syntax/printer.h"

namespace linger::fuzz {
namespace {

bool standsIn(int line, int column, const std::string& text) {
  const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
  return line >= 1 && line <= lines && column >= 1 && column <= int(text.size()) + 1;
}

void checkError(const FileError& error, const std::string& text, Faults& faults) {
  const std::string what = error.toString().toStdString();
  if (error.what.isEmpty()) faults.push_back("an error has no reason");
  if (error.what.contains(u'\n') || error.what.contains(u'\r'))
    faults.push_back("an error has more than one line: " + what);
  if (!error.place) {
    faults.push_back("an error has no place: " + what);
  } else if (!standsIn(error.place->line, error.place->column, text)) {
    faults.push_back("an error stands outside the text: " + what);
  }
}

void checkScenario(const Scenario& scenario, Faults& faults) {
  const QByteArray written = scenarioText(scenario);
  const Loaded<Scenario> again = parseScenario(QStringLiteral("written"), written);
  if (!again) {
    faults.push_back("what was written cannot be read: " +
                     again.errors.front().toString().toStdString());
  } else if (*again.value != scenario) {
    faults.push_back("what was written is read as another scenario");
  } else if (scenarioText(*again.value) != written) {
    faults.push_back("writing twice gives two texts");
  }
}

Faults faultsOfScenarioText(const std::string& text) {
  Faults faults;
  const Loaded<Scenario> read =
      parseScenario(QStringLiteral("random"), QByteArray::fromStdString(text));
  if (bool(read) == !read.errors.empty()) faults.push_back("neither a scenario nor an error");
  for (const FileError& error : read.errors) checkError(error, text, faults);
  if (read) checkScenario(*read.value, faults);
  return faults;
}

Faults faultsOfScript(const std::string& text) {
  using namespace packetdrill;
  const ParseResult read = parseScript(text);
  if (read.script.has_value() == read.error.has_value()) return {"neither a script nor an error"};
  if (read.error) {
    const Location where = read.error->where;
    if (read.error->what.empty()) return {"an error has no reason"};
    if (!standsIn(where.line, where.column, text)) return {"an error stands outside the text"};
    return {};
  }
  Faults faults;
  const ParseResult again = parseScript(print(*read.script));
  if (!again.script || !(*again.script == *read.script)) {
    faults.push_back("what was printed is read as another script");
  }
  run(*read.script);  // Any outcome will do.
  return faults;
}

}  // namespace

Faults faultsOfText(const RandomText& text) {
  return text.reader == Reader::Scenario ? faultsOfScenarioText(text.text)
                                         : faultsOfScript(text.text);
}

}  // namespace linger::fuzz
