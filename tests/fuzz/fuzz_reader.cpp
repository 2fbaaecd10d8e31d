// Gives random texts to the readers of scenarios and of packetdrill scripts.

#include <cstdio>

#include "tests/fuzz/case_runner.h"
#include "tests/fuzz/check_reader.h"
#include "tests/fuzz/random_text.h"

namespace {

using namespace linger::fuzz;

RandomText textOf(std::uint64_t seed) {
  return randomText(Choices(seed), sampleTexts());
}

void show(std::uint64_t seed) {
  std::printf("%s\n", textOf(seed).text.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  const auto check = [](std::uint64_t seed) { return faultsOfText(textOf(seed)); };
  return runCases({"fuzz_reader", "texts", check, show}, argc, argv);
}
