#pragma once

#include <cstdint>
#include <functional>

#include "tests/fuzz/invariants.h"

namespace linger::fuzz {

/// One kind of random case: each is made from its seed alone.
struct CaseKind {
  const char* program;  ///< What the program is called.
  const char* cases;    ///< What its cases are, for people: "scenarios".
  std::function<Faults(std::uint64_t seed)> check;
  std::function<void(std::uint64_t seed)> show;  ///< Prints the case.
};

/// The whole of a fuzzing program:
///   [--cases N] [--first SEED] [--progress FILE]   N cases, from that seed on
///   --show SEED                                     one of them, and what is wrong with it
/// With --progress the next seed is kept in FILE, and a run that was stopped goes on from there.
/// A fault, and a crash under the sanitizers, names its seed. Returns the exit status.
int runCases(const CaseKind& kind, int argc, char** argv);

}  // namespace linger::fuzz
