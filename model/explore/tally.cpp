#include "model/explore/tally.h"

#include <algorithm>
#include <tuple>

namespace linger {
namespace {

/// Enough for any scenario that a search has come to the end of.
constexpr std::size_t kMostSteps = 1'000'000;

/// An order of impairments that does not depend on who found them.
auto keyOf(const ChosenImpairment& chosen) {
  return std::tuple(chosen.impairment.by, chosen.impairment.kind, chosen.segment.host,
                    chosen.segment.kind, chosen.segment.nth);
}

bool isBefore(const Breach& a, const Breach& b) {
  if (std::tie(a.at, a.end) != std::tie(b.at, b.end)) {
    return std::tie(a.at, a.end) < std::tie(b.at, b.end);
  }
  return std::ranges::lexicographical_compare(a.impairments, b.impairments, {}, keyOf, keyOf);
}

}  // namespace

void Tally::judge(const Branch& branch, const SceneFacts& scene) {
  ++runs;
  outcomes.add(branch.watch.order());
  for (const Property property : kAllProperties) {
    const std::optional<SimTime> at = branch.watch.brokenAt(property);
    std::optional<Breach>& best = first[static_cast<std::size_t>(property)];
    if (!at || (best && best->at < *at)) continue;
    Breach found{*at, branch.world.now, impairmentsOf(branch)};
    if (best && !isBefore(found, *best)) continue;
    // Where two things happen at one instant, a run of its own may see them in the other order.
    const Scenario whole = withImpairments(*branch.world.scenario, found.impairments);
    if (watched(whole, scene, kMostSteps).brokenAt(property) == found.at) best = std::move(found);
  }
}

void Tally::add(const Tally& other) {
  runs += other.runs;
  outcomes.add(other.outcomes);
  isComplete = isComplete && other.isComplete;
  isCut = isCut || other.isCut;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const std::optional<Breach>& found = other.first[i];
    if (found && (!first[i] || isBefore(*found, *first[i]))) first[i] = found;
  }
}

Watch watched(const Scenario& scenario, const SceneFacts& scene, std::size_t mostSteps) {
  RunEffects effects;
  Branch run = branchOf(Shared(scenario), scene, {});
  for (std::size_t steps = 0; steps < mostSteps; ++steps) {
    if (step(run, scene, scene.until, false, effects)) continue;
    run.watch.end(run.world);
    break;
  }
  return run.watch;
}

}  // namespace linger
