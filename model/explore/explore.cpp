#include "model/explore/explore.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "model/explore/ordered_sum.h"
#include "model/explore/walk.h"

namespace linger {
namespace {

/// The search with one number of impairments, by several threads.
class Level {
 public:
  Level(const ExploreQuery& query, const Scenario& scenario, std::uint64_t mostRuns,
        WalkOrders orders)
      : scenario_(scenario),
        scene_(factsOf(scenario, query.msl, query.nextNumbers)),
        budget_(query.budget),
        orders_(std::move(orders)),
        sum_(mostRuns) {}

  Tally search(unsigned threads) {
    {
      std::vector<std::jthread> workers;
      for (unsigned i = 1; i < threads; ++i) workers.emplace_back([this] { work(); });
      work();
    }
    const std::optional<OrderedSum::Cut> cut = sum_.cut();
    Tally found = sum_.take();
    if (cut) found.add(beginningOf(*cut));
    return found;
  }

 private:
  Branch start() const { return branchOf(Shared(Scenario(scenario_)), scene_, budget_); }

  /// Every thread has a scenario of its own, and takes the next part that nobody has.
  void work() {
    Tally tally;
    std::optional<std::size_t> part;
    const auto bring = [&] {
      if (part) sum_.add(*part, std::exchange(tally, {}));
    };
    std::size_t mine = next_++;
    Walk(scene_, orders_, tally).go(start(), [&](std::size_t number) {
      if (number != mine) return std::optional<std::uint64_t>();
      bring();
      const std::optional<std::uint64_t> most = sum_.left();
      part = most ? std::optional(number) : std::nullopt;
      mine = next_++;
      return most;
    });
    bring();
  }

  /// What comes of the runs of that part that are still to be judged.
  Tally beginningOf(const OrderedSum::Cut& cut) const {
    Tally tally;
    Walk(scene_, orders_, tally).go(start(), [&cut](std::size_t number) {
      return number == cut.part ? std::optional(cut.runs) : std::nullopt;
    });
    tally.isComplete = false;
    return tally;
  }

  const Scenario& scenario_;
  SceneFacts scene_;
  ImpairmentBudget budget_;
  WalkOrders orders_;
  std::atomic<std::size_t> next_ = 0;
  OrderedSum sum_;
};

bool isDecided(const ExploreAnswer& answer) {
  return std::ranges::none_of(answer, &PropertyAnswer::holds);
}

/// What a level has found, added to the answer.
void take(ExploreAnswer& answer, const Tally& all, const Tally& level, const Scenario& scenario) {
  for (PropertyAnswer& property : answer) {
    if (!property.holds()) continue;
    property.runs = all.runs;
    property.outcomes = all.outcomes.size();
    property.isComplete = all.isComplete;
    const auto& breach = level.first[static_cast<std::size_t>(property.property)];
    if (!breach) continue;
    property.counterexample =
        Counterexample{withImpairments(scenario, breach->impairments),
                       int(breach->impairments.size()), breach->at, breach->end};
  }
}

}  // namespace

ExploreAnswer explore(const ExploreQuery& query, const ExploreLimits& limits,
                      const std::stop_token& stop, std::atomic<std::uint64_t>* runs) {
  const Scenario scenario = withTimeWait(query.scenario, query.timeWait);
  const unsigned cores = std::max(std::thread::hardware_concurrency(), 1U);
  ExploreAnswer answer;
  for (const Property property : query.properties) answer.push_back({.property = property});
  Tally all;
  for (int faults = 0; faults <= query.budget.total() && !isDecided(answer); ++faults) {
    WalkOrders orders{faults, limits.stepsOfRun, stop, runs};
    const unsigned threads = faults == 0 ? 1 : limits.threads == 0 ? cores : limits.threads;
    Tally level = Level(query, scenario, limits.runs, std::move(orders)).search(threads);
    if (stop.stop_requested()) level.isComplete = false;
    all.add(level);
    take(answer, all, level, scenario);
  }
  return answer;
}

}  // namespace linger
