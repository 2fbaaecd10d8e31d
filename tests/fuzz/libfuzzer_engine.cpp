// libFuzzer's way in: its bytes take the generator's decisions.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/invariants.h"
#include "tests/fuzz/random_scenario.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace linger::fuzz;
  const Faults faults = faultsOfScenario(randomScenario(Choices(std::span(data, size))));
  for (const std::string& fault : faults) std::fprintf(stderr, "%s\n", fault.c_str());
  if (!faults.empty()) std::abort();
  return 0;
}
