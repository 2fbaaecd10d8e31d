#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <stop_token>

#include "model/explore/branch.h"
#include "model/explore/tally.h"

namespace linger {

/// What a walk may do and where it is told of.
struct WalkOrders {
  int faults = 0;             ///< Only runs with exactly so many are judged.
  std::size_t mostSteps = 0;  ///< Of a run.
  std::stop_token stop;
  std::atomic<std::uint64_t>* runs = nullptr;  ///< Counted up now and then; null: nobody asks.
};

/// Of a part of all runs, by its number: how many of its runs a walk judges at most. None: the part
/// is not this walk's.
using ClaimPart = std::function<std::optional<std::uint64_t>(std::size_t part)>;

/// Every run of every part.
inline std::optional<std::uint64_t> everyPart(std::size_t) {
  return std::numeric_limits<std::uint64_t>::max();
}

/// Goes through every run that begins as a branch does: wherever the network may do something, one
/// copy of the run goes on with it and one without. Runs that branch off a second time at the same
/// place are a part; parts have the same numbers in each walk from the same start. What a walk is
/// made with must outlive it; only WalkOrders::runs is shared with other threads.
class Walk {
 public:
  Walk(const SceneFacts& scene, const WalkOrders& orders, Tally& tally)
      : scene_(scene), orders_(orders), tally_(tally) {}

  /// Asks `claims` about one part after the other, each time when the part before is over.
  void go(Branch start, const ClaimPart& claims);

 private:
  Branch& room(std::size_t depth);
  bool claim();
  bool beginsAt(std::size_t depth);
  void go(Branch& branch, std::size_t depth);
  void run(Branch& branch, std::size_t depth);
  void decideAll(Branch& branch, std::size_t depth);
  void passTime(Branch& branch, std::size_t depth, SimTime from, std::optional<SimTime> to);
  void end(Branch& branch, std::size_t depth);
  void giveUp(std::size_t depth);
  bool isStopped() const;

  const SceneFacts& scene_;
  const WalkOrders& orders_;
  Tally& tally_;
  ClaimPart claims_;
  RunEffects effects_;
  std::deque<Branch> rooms_;  ///< For a run that branches off, by how often: memory to use again.
  std::size_t parts_ = 0;
  std::uint64_t mostOfPart_ = 0;
  std::uint64_t runsOfPart_ = 0;
  bool isCut_ = false;  ///< The part has more runs than that.
  std::uint64_t unreported_ = 0;
};

}  // namespace linger
