// libFuzzer's way in: its bytes are the text, after one that chooses who reads it.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/check_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace linger::fuzz;
  if (size == 0) return 0;
  const Reader reader = data[0] % 2 == 0 ? Reader::Scenario : Reader::Script;
  const Faults faults =
      faultsOfText({reader, std::string(reinterpret_cast<const char*>(data) + 1, size - 1)});
  for (const std::string& fault : faults) std::fprintf(stderr, "%s\n", fault.c_str());
  if (!faults.empty()) std::abort();
  return 0;
}
