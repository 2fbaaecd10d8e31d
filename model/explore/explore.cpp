#include "model/explore/explore.h"

#include <algorithm>
#include <thread>

#include "model/explore/walk.h"

namespace linger {
namespace {

/// The search with one number of impairments, by several threads.
class Level {
 public:
  Level(const ExploreQuestion& question, const Scenario& scenario, const ExploreLimits& limits,
        WalkOrders orders)
      : scenario_(scenario),
        scene_(factsOf(scenario, question.msl, question.nextNumbers)),
        budget_(question.budget),
        orders_(std::move(orders)) {
    orders_.mostRuns = limits.runs / std::max<std::size_t>(countFirsts(), 1);
    orders_.mostRuns = std::max<std::uint64_t>(orders_.mostRuns, 1);
  }

  Tally search(unsigned threads) {
    std::vector<Tally> tallies(threads);
    {
      std::vector<std::jthread> workers;
      for (unsigned i = 1; i < threads; ++i) {
        workers.emplace_back([this, &tally = tallies[i]] { work(tally); });
      }
      work(tallies[0]);
    }
    for (unsigned i = 1; i < threads; ++i) tallies[0].add(tallies[i]);
    return std::move(tallies[0]);
  }

 private:
  Branch start() const { return branchOf(Shared(Scenario(scenario_)), scene_, budget_); }

  std::size_t countFirsts() {
    Tally none;
    WalkOrders all = orders_;
    all.mostRuns = 1;
    all.runs = nullptr;
    Walk walk(scene_, all, none);
    walk.go(start(), [](std::size_t) { return false; });
    return walk.firsts();
  }

  /// Every thread has a scenario of its own, and takes the next first impairment that nobody has.
  void work(Tally& tally) {
    Walk walk(scene_, orders_, tally);
    std::size_t mine = next_++;
    walk.go(start(), [this, &mine](std::size_t first) {
      if (first != mine) return false;
      mine = next_++;
      return true;
    });
  }

  const Scenario& scenario_;
  SceneFacts scene_;
  ImpairmentBudget budget_;
  WalkOrders orders_;
  std::atomic<std::size_t> next_ = 0;
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

ExploreAnswer explore(const ExploreQuestion& question, const ExploreLimits& limits,
                      const std::stop_token& stop, std::atomic<std::uint64_t>* runs) {
  const Scenario scenario = withTimeWait(question.scenario, question.timeWait);
  const unsigned cores = std::max(std::thread::hardware_concurrency(), 1U);
  ExploreAnswer answer;
  for (const Property property : question.properties) answer.push_back({.property = property});
  Tally all;
  for (int faults = 0; faults <= question.budget.total() && !isDecided(answer); ++faults) {
    WalkOrders orders{faults, 0, limits.stepsOfRun, stop, runs};
    const unsigned threads = faults == 0 ? 1 : limits.threads == 0 ? cores : limits.threads;
    Tally level = Level(question, scenario, limits, std::move(orders)).search(threads);
    if (stop.stop_requested()) level.isComplete = false;
    all.add(level);
    take(answer, all, level, scenario);
  }
  return answer;
}

}  // namespace linger
