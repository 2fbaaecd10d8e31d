#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/explore/branch.h"
#include "model/explore/outcome_set.h"
#include "model/explore/property.h"

namespace linger {

/// A run that breaks a property.
struct Breach {
  SimTime at;
  SimTime end;
  std::vector<ChosenImpairment> impairments;
};

/// What came of the runs with one number of impairments. Adding up the parts gives the same in any
/// order.
struct Tally {
  std::uint64_t runs = 0;
  OutcomeSet outcomes;
  /// The first to break each property. By property.
  std::array<std::optional<Breach>, kAllProperties.size()> first;
  bool isComplete = true;
  bool isCut = false;  ///< There are more runs than were to be judged.

  /// Judges a run that is over.
  void judge(const Branch& branch, const SceneFacts& scene);
  void add(const Tally& other);
};

/// Runs a scenario once, as it is, to its end.
Watch watched(const Scenario& scenario, const SceneFacts& scene, std::size_t mostSteps);

}  // namespace linger
