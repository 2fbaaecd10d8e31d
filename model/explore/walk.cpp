#include "model/explore/walk.h"

#include <algorithm>
#include <array>
#include <utility>

namespace linger {
namespace {

constexpr std::array kKinds{Impairment::Kind::Drop, Impairment::Kind::Duplicate,
                            Impairment::Kind::Delay};

/// How often a run has branched off where a part begins. The first impairment alone would make few
/// parts, of which one has nearly all runs.
constexpr std::size_t kPartDepth = 2;

/// Whoever shows progress is told once in so many runs.
constexpr std::uint64_t kRunsPerReport = 256;

}  // namespace

void Walk::go(Branch start, const ClaimPart& claims) {
  if (orders_.faults == 0) start.undecided.clear();
  claims_ = claims;
  parts_ = 0;
  run(start, 0);
  if (orders_.runs) *orders_.runs += std::exchange(unreported_, 0);
}

Branch& Walk::room(std::size_t depth) {
  while (rooms_.size() <= depth) rooms_.emplace_back();
  return rooms_[depth];
}

/// Whether the next part is this walk's.
bool Walk::claim() {
  const std::optional<std::uint64_t> most = claims_(parts_++);
  mostOfPart_ = most.value_or(0);
  runsOfPart_ = 0;
  return most.has_value();
}

/// Whether a run that branches off there is this walk's, or may have such parts.
bool Walk::beginsAt(std::size_t depth) {
  return depth != kPartDepth || claim();
}

bool Walk::isStopped() const {
  return isCut_ || orders_.stop.stop_requested();
}

void Walk::go(Branch& branch, std::size_t depth) {
  run(branch, depth);
  if (depth == kPartDepth) isCut_ = false;
}

/// Plays a run to its end; what may be different in it is played on the way.
void Walk::run(Branch& branch, std::size_t depth) {
  for (std::size_t steps = 0; steps < orders_.mostSteps; ++steps) {
    decideAll(branch, depth);
    if (isStopped()) return;
    const SimTime before = branch.world.now;
    const bool decides = int(branch.faults.size()) < orders_.faults;
    const bool goesOn = step(branch, scene_, scene_.until, decides, effects_);
    if (!goesOn && branch.held.empty()) return end(branch, depth);
    const bool timePassed = !goesOn || branch.world.now != before;
    if (timePassed && !branch.held.empty()) {
      passTime(branch, depth, before, goesOn ? std::optional(branch.world.now) : std::nullopt);
    }
  }
  giveUp(depth);
}

/// For each segment that has just been sent, the runs in which the network does something to it.
void Walk::decideAll(Branch& branch, std::size_t depth) {
  while (!branch.undecided.empty()) {
    const Undecided segment = branch.undecided.back();
    branch.undecided.pop_back();
    for (const Impairment::Kind kind : kKinds) {
      if (branch.left.of(kind) == 0 || !beginsAt(depth + 1)) continue;
      Branch& other = room(depth);
      other = branch;
      if (!impair(other, scene_, segment, kind)) continue;
      if (int(other.faults.size()) == orders_.faults) other.undecided.clear();
      go(other, depth + 1);
      if (isStopped()) return;
    }
  }
}

/// Nothing happens between `from` and `to`, or ever after: held segments may arrive meanwhile.
/// One that has been in the link for one MSL does.
void Walk::passTime(Branch& branch, std::size_t depth, SimTime from, std::optional<SimTime> to) {
  constexpr Duration kTick{1};
  Lull lull{from, to.value_or(scene_.until + kTick)};
  if (to) lull.hostsAfter = hostsWithEvents(branch.world, *to);
  const bool isLast = branch.held.size() == 1 && int(branch.faults.size()) == orders_.faults;
  const Others others = isLast ? Others::None : Others::MayCome;
  for (std::size_t i = 0; i < branch.held.size(); ++i) {
    for (const SimTime at : instantsToArrive(branch, scene_, branch.held[i], lull, others)) {
      if (!beginsAt(depth + 1)) continue;
      Branch& other = room(depth);
      other = branch;
      other.world.now = from;
      release(other, i, at);
      go(other, depth + 1);
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

/// The run is over. One that has hardly branched off is a part by itself.
void Walk::end(Branch& branch, std::size_t depth) {
  if (int(branch.faults.size()) != orders_.faults) return;
  if (depth < kPartDepth && !claim()) return;
  if (runsOfPart_ >= mostOfPart_) {
    tally_.isCut = true;
    tally_.isComplete = false;
    isCut_ = depth >= kPartDepth;
    return;
  }
  branch.watch.end(branch.world);
  tally_.judge(branch, scene_);
  ++runsOfPart_;
  if (!orders_.runs || ++unreported_ < kRunsPerReport) return;
  *orders_.runs += std::exchange(unreported_, 0);
}

/// The run has too many steps.
void Walk::giveUp(std::size_t depth) {
  if (depth < kPartDepth && !claim()) return;
  tally_.isComplete = false;
}

}  // namespace linger
