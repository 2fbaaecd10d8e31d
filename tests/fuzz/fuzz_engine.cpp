// Simulates random scenarios and checks what must be true of every trace.

#include <cstdio>

#include "app/files/scenario_file.h"
#include "app/files/trace_text.h"
#include "tests/fuzz/case_runner.h"
#include "tests/fuzz/random_scenario.h"

namespace {

using namespace linger;
using namespace linger::fuzz;

void show(std::uint64_t seed) {
  const Scenario scenario = randomScenario(Choices(seed));
  std::printf("%s\n%s", scenarioText(scenario).constData(),
              traceText(simulate(scenario)).toUtf8().constData());
}

}  // namespace

int main(int argc, char** argv) {
  const auto check = [](std::uint64_t seed) {
    return faultsOfScenario(randomScenario(Choices(seed)));
  };
  return runCases({"fuzz_engine", "scenarios", check, show}, argc, argv);
}
