#pragma once

#include <string>
#include <vector>

#include "model/sim/scenario.h"

namespace linger {

/// How many segments the network may treat badly in one run. A delay lets a segment arrive later
/// than it would, a duplicate lets a copy of it do so; a segment is treated in one way only.
struct ImpairmentBudget {
  int losses = 0;
  int duplicates = 0;
  int delays = 0;

  int total() const { return losses + duplicates + delays; }
  int& of(Impairment::Kind kind);
  int of(Impairment::Kind kind) const;

  bool operator==(const ImpairmentBudget&) const = default;
};

/// The MSL that a scenario is about: its own, or half of the longest TIME-WAIT of its systems.
Duration mslOf(const Scenario& scenario);

/// The scenario in which TIME-WAIT lasts so long on every host; and no questions, which were about
/// another run.
Scenario withTimeWait(Scenario scenario, Duration timeWait);

/// The scenario in which these things happen to its segments, beside what happens already.
Scenario withImpairments(Scenario scenario, const std::vector<ChosenImpairment>& impairments);

/// Whether the scenario says by itself what happens to that segment.
bool isChosen(const Scenario& scenario, const SegmentChoice& segment, int nthOfAll);

}  // namespace linger
