#include "model/explore/impairments.h"

#include <algorithm>

namespace linger {

int& Impairments::of(Fate::Kind kind) {
  switch (kind) {
    case Fate::Kind::Drop: return losses;
    case Fate::Kind::Duplicate: return duplicates;
    case Fate::Kind::Delay: return delays;
  }
  return losses;
}

int Impairments::of(Fate::Kind kind) const {
  return Impairments(*this).of(kind);
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

Scenario withFates(Scenario scenario, const std::vector<ChosenFate>& fates) {
  scenario.fates.insert(scenario.fates.end(), fates.begin(), fates.end());
  return scenario;
}

bool isChosen(const Scenario& scenario, const SegmentChoice& segment, int nthOfAll) {
  return std::ranges::any_of(scenario.fates, [&](const ChosenFate& chosen) {
    if (chosen.segment.host != segment.host) return false;
    if (!chosen.segment.kind) return chosen.segment.nth == nthOfAll;
    return chosen.segment == segment;
  });
}

}  // namespace linger
