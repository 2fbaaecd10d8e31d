#include "tests/fuzz/searched_cells.h"

#include <array>

#include "model/explore/walk.h"
#include "model/sim/duration_text.h"
#include "tests/model/explore/closing_scene.h"

namespace linger::fuzz {
namespace {

using namespace linger::scene;

constexpr std::size_t kMostSteps = 10'000;

/// Of each kind of segment so many may be impaired; more than a run has does no harm.
constexpr std::uint32_t kSegments = 3;

struct NamedScene {
  const char* name;
  Scenario scenario;
};

std::vector<NamedScene> scenes() {
  return {{"a close, resets ignored", closing(RstInScene::Ignored)},
          {"a close, resets heeded", closing(RstInScene::Heeded)},
          {"a close after data", closingAfterData(false)},
          {"a close after data, with timestamps", closingAfterData(true)}};
}

/// Microseconds between delays; the scenes' own times are multiples of it.
constexpr std::uint32_t kStep = 8;

constexpr std::array kTwo{ImpairmentBudget{2, 0, 0}, ImpairmentBudget{0, 2, 0},
                          ImpairmentBudget{0, 0, 2}, ImpairmentBudget{1, 1, 0},
                          ImpairmentBudget{1, 0, 1}, ImpairmentBudget{0, 1, 1}};
constexpr std::array kThree{ImpairmentBudget{1, 1, 1}, ImpairmentBudget{0, 0, 3}};
constexpr std::array kLengths{0.0, 0.5, 1.0, 1.5, 2.0, 2.5};

Tally search(const Scenario& scenario, const SceneFacts& facts, const ImpairmentBudget& budget) {
  Tally all;
  for (int faults = 0; faults <= budget.total(); ++faults) {
    Tally level;
    const WalkOrders orders{faults, kMostSteps, {}, nullptr};
    Walk(facts, orders, level).go(branchOf(Shared(Scenario(scenario)), facts, budget), everyPart);
    all.add(level);
  }
  return all;
}

/// `number`: how many impairments there are already. No two delays are such that something happens
/// at the very instant at which something else does, whose order would be by chance.
ChosenImpairment randomImpairment(Choices& choices, Impairment::Kind kind, const SceneFacts& facts,
                                  std::size_t number) {
  const std::string host = choices.among({"client", "server"});
  const SegmentKind segment = choices.among(
      {SegmentKind::Ack, SegmentKind::Fin, SegmentKind::Data, SegmentKind::Rst, SegmentKind::Ack});
  const int nth = 1 + int(choices.below(kSegments));
  const auto most = std::uint32_t(microseconds(facts.msl - facts.delay));
  const std::uint32_t by = choices.below(most / kStep) * kStep + 1 + 2 * std::uint32_t(number);
  return {{host, segment, nth}, {kind, kind == Impairment::Kind::Drop ? Duration{} : Duration(by)}};
}

}  // namespace

SearchedCells::SearchedCells() {
  for (const NamedScene& scene : scenes()) {
    for (const double length : kLengths) {
      for (const ImpairmentBudget& two : kTwo) add(scene.name, scene.scenario, msls(length), two);
    }
  }
  for (const double length : kLengths) {
    const NamedScene first = scenes().front();
    for (const ImpairmentBudget& three : kThree)
      add(first.name, first.scenario, msls(length), three);
  }
}

void SearchedCells::add(const std::string& scene, const Scenario& scenario, Duration timeWait,
                        const ImpairmentBudget& budget) {
  const Scenario waiting = withTimeWait(scenario, timeWait);
  cells_.push_back({scene + ", TIME-WAIT " + textOf(timeWait), waiting, factsOf(waiting, kMsl),
                    budget, std::nullopt});
}

Scenario SearchedCells::scenarioOf(std::uint64_t seed) const {
  const Cell& cell = cells_[indexOf(seed)];
  Choices choices(seed);
  std::vector<ChosenImpairment> impairments;
  for (const Impairment::Kind kind :
       {Impairment::Kind::Drop, Impairment::Kind::Duplicate, Impairment::Kind::Delay}) {
    for (int i = 0; i < cell.budget.of(kind); ++i) {
      const ChosenImpairment impairment =
          randomImpairment(choices, kind, cell.facts, impairments.size());
      const bool isTreated = std::ranges::any_of(impairments, [&](const ChosenImpairment& other) {
        return other.segment == impairment.segment;
      });
      if (!isTreated) impairments.push_back(impairment);
    }
  }
  return withImpairments(cell.scenario, impairments);
}

Faults SearchedCells::faultsOf(std::uint64_t seed) {
  Cell& cell = cells_[indexOf(seed)];
  if (!cell.found) cell.found = search(cell.scenario, cell.facts, cell.budget);
  const Watch run = watched(scenarioOf(seed), cell.facts, kMostSteps);
  Faults faults;
  for (const Property property : kAllProperties) {
    const bool holds = !cell.found->first[static_cast<std::size_t>(property)];
    if (!holds || !run.brokenAt(property)) continue;
    faults.push_back(cell.name + ": breaks " + std::string(ruleOf(property).key) +
                     ", which the search says holds");
  }
  if (!cell.found->outcomes.contains(run.order())) {
    faults.push_back(cell.name + ": an order of events that the search has not found");
  }
  return faults;
}

}  // namespace linger::fuzz
