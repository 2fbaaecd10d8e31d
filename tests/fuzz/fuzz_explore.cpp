// Lets the network treat segments at random, within budgets that were searched for all that can go
// wrong: no run breaks what the search says holds, and none has an order of events that the
// search has not found. What --show prints is a scenario file: "linger run FILE" shows its run.

#include <cstdio>

#include "app/files/scenario/scenario_file.h"
#include "tests/fuzz/case_runner.h"
#include "tests/fuzz/searched_cells.h"

int main(int argc, char** argv) {
  using namespace linger;
  using namespace linger::fuzz;
  SearchedCells cells;
  const auto check = [&cells](std::uint64_t seed) { return cells.faultsOf(seed); };
  const auto show = [&cells](std::uint64_t seed) {
    std::printf("%s", scenarioText(cells.scenarioOf(seed)).constData());
  };
  return runCases({"fuzz_explore", "random impairments", check, show}, argc, argv);
}
