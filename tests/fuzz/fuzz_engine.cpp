// Simulates random scenarios and checks what must be true of every trace. What --show prints is a
// scenario file: "linger run FILE" shows its run.

#include <cstdio>

#include "app/files/scenario/scenario_file.h"
#include "tests/fuzz/case_runner.h"
#include "tests/fuzz/random_scenario.h"

namespace {

using namespace linger;
using namespace linger::fuzz;

void show(std::uint64_t seed) {
  std::printf("%s", scenarioText(randomScenario(Choices(seed))).constData());
}

}  // namespace

int main(int argc, char** argv) {
  const auto check = [](std::uint64_t seed) {
    return faultsOfScenario(randomScenario(Choices(seed)));
  };
  return runCases({"fuzz_engine", "scenarios", check, show}, argc, argv);
}
