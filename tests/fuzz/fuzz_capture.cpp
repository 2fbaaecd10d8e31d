// Gives damaged captures to the readers of captures.

#include <cstdio>

#include "tests/fuzz/case_runner.h"
#include "tests/fuzz/check_capture.h"

namespace {

using namespace linger::fuzz;

CaptureBytes captureOf(std::uint64_t seed) {
  return randomCapture(Choices(seed), sampleCaptures());
}

/// The file itself, for a redirection.
void show(std::uint64_t seed) {
  const CaptureBytes bytes = captureOf(seed);
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const auto check = [](std::uint64_t seed) { return faultsOfCapture(captureOf(seed)); };
  return runCases({"fuzz_capture", "captures", check, show}, argc, argv);
}
