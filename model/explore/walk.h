#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <stop_token>

#include "model/explore/branch.h"
#include "model/explore/tally.h"

namespace linger {

/// What a walk may do and where it is told of.
struct WalkOrders {
  int faults = 0;              ///< Only runs with exactly so many are judged.
  std::uint64_t mostRuns = 0;  ///< After each first impairment.
  std::size_t mostSteps = 0;   ///< Of a run.
  std::stop_token stop;
  std::atomic<std::uint64_t>* runs = nullptr;  ///< Counted up every 256 runs; null: nobody asks.
};

/// Goes through every run that begins as a branch does: wherever the network may do something, one
/// copy of the run goes on with it and one without. What it is made with must outlive it; only
/// WalkOrders::runs is shared with other threads.
class Walk {
 public:
  Walk(const SceneFacts& scene, const WalkOrders& orders, Tally& tally)
      : scene_(scene), orders_(orders), tally_(tally) {}

  /// `claims(n)` says whether the runs that have the n-th of all first impairments are this walk's.
  void go(Branch start, const std::function<bool(std::size_t)>& claims);

  /// How many first impairments there were.
  std::size_t firsts() const { return firsts_; }

 private:
  void run(Branch branch);
  void decideAll(Branch& branch);
  void passTime(Branch& branch, SimTime from, std::optional<SimTime> to);
  void judge(Branch& branch);
  bool isStopped();

  const SceneFacts& scene_;
  const WalkOrders& orders_;
  Tally& tally_;
  std::function<bool(std::size_t)> claims_;
  RunEffects effects_;
  std::size_t firsts_ = 0;
  std::uint64_t runsOfFirst_ = 0;
};

}  // namespace linger
