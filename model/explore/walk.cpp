#include "model/explore/walk.h"

#include <algorithm>
#include <array>

namespace linger {
namespace {

constexpr std::array kKinds{Impairment::Kind::Drop, Impairment::Kind::Duplicate,
                            Impairment::Kind::Delay};

/// Whoever shows progress is told once in so many runs.
constexpr std::uint64_t kRunsPerReport = 256;

}  // namespace

void Walk::go(Branch start, const std::function<bool(std::size_t)>& claims) {
  if (orders_.faults == 0) start.undecided.clear();
  claims_ = claims;
  firsts_ = 0;
  run(std::move(start));
}

bool Walk::isStopped() {
  if (runsOfFirst_ >= orders_.mostRuns) tally_.isComplete = false;
  return runsOfFirst_ >= orders_.mostRuns || orders_.stop.stop_requested();
}

/// Plays a run to its end; what may be different in it is played on the way.
void Walk::run(Branch branch) {
  for (std::size_t steps = 0; steps < orders_.mostSteps; ++steps) {
    decideAll(branch);
    if (isStopped()) return;
    const SimTime before = branch.world.now;
    const bool decides = int(branch.faults.size()) < orders_.faults;
    const bool goesOn = step(branch, scene_, scene_.until, decides, effects_);
    if (!goesOn && branch.held.empty()) {
      judge(branch);
      return;
    }
    const bool timePassed = !goesOn || branch.world.now != before;
    if (timePassed && !branch.held.empty()) {
      passTime(branch, before, goesOn ? std::optional(branch.world.now) : std::nullopt);
    }
  }
  tally_.isComplete = false;
}

/// For each segment that has just been sent, the runs in which the network does something to it.
void Walk::decideAll(Branch& branch) {
  const bool isFirst = branch.faults.empty();
  while (!branch.undecided.empty()) {
    const Undecided segment = branch.undecided.back();
    branch.undecided.pop_back();
    for (const Impairment::Kind kind : kKinds) {
      if (branch.left.of(kind) == 0) continue;
      if (isFirst && !claims_(firsts_++)) continue;
      if (isFirst) runsOfFirst_ = 0;
      Branch other = branch;
      if (!impair(other, scene_, segment, kind)) continue;
      if (int(other.faults.size()) == orders_.faults) other.undecided.clear();
      run(std::move(other));
      if (orders_.stop.stop_requested()) return;
    }
  }
  if (isFirst) runsOfFirst_ = 0;
}

/// Nothing happens between `from` and `to`, or ever after: held segments may arrive meanwhile.
/// One that has been in the link for one MSL does.
void Walk::passTime(Branch& branch, SimTime from, std::optional<SimTime> to) {
  constexpr Duration kTick{1};
  Lull lull{from, to.value_or(scene_.until + kTick)};
  if (to) lull.hostsAfter = hostsWithEvents(branch.world, *to);
  const bool isLast = branch.held.size() == 1 && int(branch.faults.size()) == orders_.faults;
  const Others others = isLast ? Others::None : Others::MayCome;
  for (std::size_t i = 0; i < branch.held.size(); ++i) {
    for (const SimTime at : instantsToArrive(branch, scene_, branch.held[i], lull, others)) {
      Branch other = branch;
      other.world.now = from;
      release(other, i, at);
      run(std::move(other));
      if (isStopped()) return;
    }
  }
  const auto oldest = std::ranges::min_element(branch.held, {}, &HeldSegment::latest);
  if (to && oldest->latest > *to) {
    branch.lastHosts = lull.hostsAfter;
    return;
  }
  branch.world.now = from;
  release(branch, std::size_t(oldest - branch.held.begin()), oldest->latest);
}

void Walk::judge(Branch& branch) {
  if (int(branch.faults.size()) != orders_.faults) return;
  branch.watch.end(branch.world);
  tally_.judge(branch, scene_);
  ++runsOfFirst_;
  if (orders_.runs && tally_.runs % kRunsPerReport == 0) *orders_.runs += kRunsPerReport;
}

}  // namespace linger
