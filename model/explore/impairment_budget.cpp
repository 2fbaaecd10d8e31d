#include "model/explore/impairment_budget.h"

#include <algorithm>

namespace linger {

int& ImpairmentBudget::of(Impairment::Kind kind) {
  switch (kind) {
    case Impairment::Kind::Drop: return losses;
    case Impairment::Kind::Duplicate: return duplicates;
    case Impairment::Kind::Delay: return delays;
  }
  return losses;
}

int ImpairmentBudget::of(Impairment::Kind kind) const {
  return ImpairmentBudget(*this).of(kind);
}

Duration mslOf(const Scenario& scenario) {
  if (scenario.msl) return *scenario.msl;
  Duration longest{};
  for (const Host& host : scenario.hosts) {
    longest = std::max(longest, profileOf(host.os).timeWait.value);
  }
  return longest / 2;
}

Scenario withTimeWait(Scenario scenario, Duration timeWait) {
  scenario.msl = timeWait / 2;
  scenario.questions.clear();
  return scenario;
}

Scenario withImpairments(Scenario scenario, const std::vector<ChosenImpairment>& impairments) {
  scenario.impairments.insert(scenario.impairments.end(), impairments.begin(), impairments.end());
  return scenario;
}

bool isChosen(const Scenario& scenario, const SegmentChoice& segment, int nthOfAll) {
  return std::ranges::any_of(scenario.impairments, [&](const ChosenImpairment& chosen) {
    if (chosen.segment.host != segment.host) return false;
    if (!chosen.segment.kind) return chosen.segment.nth == nthOfAll;
    return chosen.segment == segment;
  });
}

}  // namespace linger
