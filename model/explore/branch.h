#pragma once

#include <cstdint>
#include <vector>

#include "model/explore/impairment_budget.h"
#include "model/explore/watch.h"

namespace linger {

/// A segment that has just gone onto the link: what becomes of it is not decided yet.
struct Undecided {
  SegmentId id;
  HostIndex from = 0;
  SegmentKind kind = SegmentKind::Ack;
  int nthOfKind = 1;
  int nth = 1;  ///< Of any kind.
  SimTime sent;
  SimTime arrives;
};

/// What the network has done to a segment. While it is held, `impairment.by` is not known.
struct Fault {
  HostIndex host = 0;
  SegmentKind kind = SegmentKind::Ack;
  int nthOfKind = 1;
  Impairment impairment;
};

/// Hosts by their index, a bit for each; those from the 64th on share the last one.
using HostSet = std::uint64_t;
inline constexpr HostSet kAllHosts = ~HostSet{0};
HostSet setOf(HostIndex host);

/// The hosts at which something is due at that instant.
HostSet hostsWithEvents(const World& world, SimTime at);

/// A run as far as it has come, with what the network has done in it and may still do. A value: a
/// copy goes on in another way.
struct Branch {
  World world;
  Watch watch;
  std::vector<Undecided> undecided;  ///< The last is decided first.
  std::vector<HeldSegment> held;
  std::vector<Fault> faults;
  ImpairmentBudget left;          ///< What the network may still do.
  SimTime notBefore;              ///< No held segment arrives at or before that instant.
  HostSet lastHosts = kAllHosts;  ///< Where something happened last, as far as that is known.
};

/// The run as its scene begins.
Branch branchOf(const Shared<Scenario>& scenario, const SceneFacts& scene,
                const ImpairmentBudget& budget);

/// Lets the run take a step, none later than `until`. Notes what has been sent meanwhile as
/// undecided where `decides`. False when nothing more happens. `effects` is for reuse.
bool step(Branch& branch, const SceneFacts& scene, SimTime until, bool decides,
          RunEffects& effects);

/// Does that to the segment. False, with nothing changed, where it cannot be done: the segment is
/// lost already, or has its impairment from the scenario, or would be too old.
bool impair(Branch& branch, const SceneFacts& scene, const Undecided& segment,
            Impairment::Kind kind);

/// Lets a held segment arrive at that instant.
void release(Branch& branch, std::size_t held, SimTime at);

/// A time in which nothing happens: `from` and `to`, both left out.
struct Lull {
  SimTime from;
  SimTime to;
  HostSet hostsAfter = kAllHosts;  ///< Where something happens at `to`.
};

/// Whether the network may hold further segments in a run.
enum class Others : std::uint8_t { None, MayCome };

/// The instants of a lull at which it makes a difference that a held segment arrives: next to what
/// happens at the same end, and where an answer to it would pass what is due at the other. Where
/// `others` may come between, also some that leave them room.
std::vector<SimTime> instantsToArrive(const Branch& branch, const SceneFacts& scene,
                                      const HeldSegment& segment, const Lull& lull, Others others);

/// What the network has done, as a scenario says it.
std::vector<ChosenImpairment> impairmentsOf(const Branch& branch);

}  // namespace linger
