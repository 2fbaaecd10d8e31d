// Runs random scenarios and checks what must be true of every trace.
//   fuzz_engine [--cases N] [--first SEED]   N scenarios, from that seed on
//   fuzz_engine --show SEED                  one of them, as a scenario file and as text

#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>

#include "app/files/scenario_file.h"
#include "app/files/trace_text.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/random_scenario.h"

namespace {

using namespace linger;
using namespace linger::fuzz;

constexpr int kMostFailures = 10;

Faults faultsOfSeed(std::uint64_t seed) {
  const Scenario scenario = randomScenario(Choices(seed));
  Faults faults;
  for (const ScenarioProblem& problem : problemsOf(scenario)) {
    faults.push_back("the generator made a scenario with a problem: " + problem.where + ": " +
                     problem.what);
  }
  return faults.empty() ? faultsOf(simulate(scenario)) : faults;
}

int show(std::uint64_t seed) {
  const Scenario scenario = randomScenario(Choices(seed));
  std::printf("%s\n%s", scenarioText(scenario).constData(),
              traceText(simulate(scenario)).toUtf8().constData());
  for (const std::string& fault : faultsOfSeed(seed)) std::printf("FAULT: %s\n", fault.c_str());
  return 0;
}

int run(std::uint64_t cases, std::uint64_t first, bool tellsAll) {
  int failures = 0;
  for (std::uint64_t seed = first; seed < first + cases && failures < kMostFailures; ++seed) {
    if (tellsAll) std::fprintf(stderr, "%llu\n", static_cast<unsigned long long>(seed));
    const Faults faults = faultsOfSeed(seed);
    if (faults.empty()) continue;
    ++failures;
    for (const std::string& fault : faults) {
      std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), fault.c_str());
    }
  }
  if (failures == 0)
    std::printf("%llu scenarios kept every invariant\n", static_cast<unsigned long long>(cases));
  return failures == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t cases = 10'000;
  std::uint64_t first = 1;
  bool tellsAll = false;
  for (int i = 1; i < argc; ++i) {
    const std::string_view option = argv[i];
    if (option == "--each") {
      tellsAll = true;
      continue;
    }
    std::uint64_t value = 0;
    const char* const text = i + 1 < argc ? argv[++i] : "";
    const bool isNumber = std::from_chars(text, text + std::strlen(text), value).ec == std::errc();
    if (isNumber && option == "--show") return show(value);
    if (isNumber && option == "--cases") {
      cases = value;
    } else if (isNumber && option == "--first") {
      first = value;
    } else {
      std::fprintf(stderr,
                   "usage: fuzz_engine [--cases N] [--first SEED] [--each] | --show SEED\n");
      return 2;
    }
  }
  return run(cases, first, tellsAll);
}
