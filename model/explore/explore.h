#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "model/explore/impairment_budget.h"
#include "model/explore/next_connection.h"
#include "model/explore/property.h"

namespace linger {

/// What is asked: does each property hold in every run of the scenario, whatever the network does
/// within the budget?
struct ExploreQuery {
  Scenario scenario;    ///< One that problemsOf() finds nothing wrong with.
  Duration msl{};       ///< Of the link: no segment is in it for longer.
  Duration timeWait{};  ///< On every host; 0: none is kept.
  ImpairmentBudget budget;
  std::vector<Property> properties{kAllProperties.begin(), kAllProperties.end()};
  NextNumbers nextNumbers = NextNumbers::Worst;
};

/// How much a search may take.
struct ExploreLimits {
  unsigned threads = 0;             ///< 0: one for each core. The answer does not depend on it.
  std::uint64_t runs = 8'000'000;   ///< With as many impairments. A search that meets it is cut
                                    ///< short. Each needs 16 bytes of memory, or less.
  std::size_t stepsOfRun = 10'000;  ///< A run that is longer is not judged.
};

/// A run that breaks a property: of those with the fewest impairments the one that breaks it first,
/// and of these the one that is over first.
struct Counterexample {
  Scenario scenario;  ///< A whole one: simulating it shows the fault.
  int faults = 0;     ///< How many impairments there are in it.
  SimTime at;         ///< When it breaks the property.
  SimTime end;        ///< When the run is over.
};

struct PropertyAnswer {
  Property property = Property::Quiet;
  std::optional<Counterexample> counterexample;  ///< None: it holds in every run that was judged.
  std::uint64_t runs = 0;                        ///< Judged until that was known.
  std::uint64_t outcomes = 0;  ///< In so many different orders of what happens at either end.
  bool isComplete = true;      ///< False: the search was cut short, or stopped.

  bool holds() const { return !counterexample; }
};

/// In the order of ExploreQuery::properties.
using ExploreAnswer = std::vector<PropertyAnswer>;

/// Tries what the network may do: first without impairments, then with one, with two, ...; a
/// property that is broken by fewer is not looked for with more. Every order of events at either
/// end is tried, each with the earliest and the latest instants that lead to it. The same query
/// has the same answer for any number of threads, unless `stop` cuts it short. `runs` counts while
/// it goes on, for whoever shows progress.
ExploreAnswer explore(const ExploreQuery& query, const ExploreLimits& limits = {},
                      const std::stop_token& stop = {}, std::atomic<std::uint64_t>* runs = nullptr);

}  // namespace linger
