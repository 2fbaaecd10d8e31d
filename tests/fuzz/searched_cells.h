#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/explore/tally.h"
#include "tests/fuzz/choices.h"
#include "tests/fuzz/invariants.h"

namespace linger::fuzz {

/// Questions of what can go wrong: scenes, lengths of TIME-WAIT and budgets. Each is searched when
/// it is first asked about; a seed then makes one random run within its budget.
class SearchedCells {
 public:
  SearchedCells();

  /// The run of that seed.
  Scenario scenarioOf(std::uint64_t seed) const;

  /// In what the run of that seed is other than the search says.
  Faults faultsOf(std::uint64_t seed);

 private:
  struct Cell {
    std::string name;
    Scenario scenario;
    SceneFacts facts;
    ImpairmentBudget budget;
    std::optional<Tally> found;
  };

  void add(const std::string& scene, const Scenario& scenario, Duration timeWait,
           const ImpairmentBudget& budget);
  std::size_t indexOf(std::uint64_t seed) const { return seed % cells_.size(); }

  std::vector<Cell> cells_;
};

}  // namespace linger::fuzz
