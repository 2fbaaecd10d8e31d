#include "model/explore/branch.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <ranges>
#include <span>

namespace linger {
namespace {

/// The least by which instants differ.
constexpr Duration kTick{1};

/// By so much an arrival is apart from what it comes before or after: by as little as can be; and,
/// where other segments may be late as well, so that there is room for one between them and its
/// timestamp is another one (RFC 7323 §5.4: the clock may tick once a millisecond).
constexpr std::array<Duration, 2> kApart{kTick, 2ms};

/// So many crossings of the link an answer is followed: there and back.
constexpr int kCrossings = 2;

/// Notes what a step has sent; the last first, so that the first is decided first.
void noteUndecided(Branch& branch, const RunEffects& effects) {
  std::map<HostIndex, int> sentLater;
  for (const RunEffect& effect : std::views::reverse(effects)) {
    if (std::holds_alternative<run_effect::SceneBegins>(effect)) return;
    const auto* sent = std::get_if<run_effect::Sent>(&effect);
    if (!sent || sent->injected) continue;
    const std::array<int, 5>& all = branch.world.sent[sent->from];
    const int nth = std::accumulate(all.begin(), all.end(), 0) - sentLater[sent->from]++;
    branch.undecided.push_back({sent->id, sent->from, kindOf(sent->sent.packet.segment),
                                sent->nthOfKind, nth, branch.world.now, sent->arrives});
  }
}

bool isChosenByScenario(const Branch& branch, const Undecided& segment) {
  const Scenario& scenario = *branch.world.scenario;
  if (scenario.impairments.empty()) return false;
  return isChosen(scenario, {scenario.hosts[segment.from].name, segment.kind, segment.nthOfKind},
                  segment.nth);
}

bool isArrivalOf(const SimEvent& event, SegmentId id) {
  const auto* arrival = std::get_if<sim_event::Arrival>(&event);
  return arrival && arrival->segment == id;
}

/// The arrival that is to come; none where the segment is lost already.
std::optional<sim_event::Arrival> arrivalOf(const World& world, SegmentId id) {
  std::optional<sim_event::Arrival> found;
  world.queue.forEach([&](SimTime, const SimEvent& event) {
    if (isArrivalOf(event, id)) found = std::get<sim_event::Arrival>(event);
  });
  return found;
}

HostSet hostsOf(const SimEvent& event) {
  if (const auto* arrival = std::get_if<sim_event::Arrival>(&event)) return setOf(arrival->host);
  return std::holds_alternative<sim_event::Loss>(event) ? HostSet{0} : kAllHosts;
}

HostSet hostsOf(const Machine& machine) {
  HostSet hosts = 0;
  for (std::size_t i = 0; i < machine.hosts; ++i) hosts |= setOf(machine.first + i);
  return hosts;
}

}  // namespace

HostSet setOf(HostIndex host) {
  return HostSet{1} << std::min<HostIndex>(host, 63);
}

HostSet hostsWithEvents(const World& world, SimTime at) {
  HostSet hosts = 0;
  world.queue.forEach([&](SimTime due, const SimEvent& event) {
    if (due == at) hosts |= hostsOf(event);
  });
  for (const Machine& machine : world.machines) {
    if (machine.stack.nextDeadline() == at) hosts |= hostsOf(machine);
  }
  return hosts;
}

Branch branchOf(const Shared<Scenario>& scenario, const SceneFacts& scene,
                const ImpairmentBudget& budget) {
  RunEffects effects;
  World world = worldOf(scenario, effects);
  Branch branch{std::move(world), {}, {}, {}, {}, budget, kSimStart - kTick, kAllHosts};
  branch.watch.take(scene, branch.world, branch.held, effects);
  if (budget.total() > 0) noteUndecided(branch, effects);
  return branch;
}

bool step(Branch& branch, const SceneFacts& scene, SimTime until, bool decides,
          RunEffects& effects) {
  effects.clear();
  if (!step(branch.world, until, effects)) return false;
  if (effects.empty()) return true;
  branch.watch.take(scene, branch.world, branch.held, effects);
  if (decides) noteUndecided(branch, effects);
  return true;
}

bool impair(Branch& branch, const SceneFacts& scene, const Undecided& segment,
            Impairment::Kind kind) {
  const SimTime latest = segment.sent + scene.msl;
  const bool holds = kind != Impairment::Kind::Drop;
  if ((holds && latest <= segment.arrives) || isChosenByScenario(branch, segment)) return false;
  std::optional<sim_event::Arrival> arrival = arrivalOf(branch.world, segment.id);
  if (!arrival) return false;
  if (kind == Impairment::Kind::Duplicate) {
    arrival->segment = SegmentId{++branch.world.segments};
    branch.watch.copied(segment.id);
  } else {
    branch.world.queue.take([&](const SimEvent& event) { return isArrivalOf(event, segment.id); });
  }
  if (holds) {
    branch.lastHosts = kAllHosts;
    branch.held.push_back({*arrival, segment.arrives, latest, branch.faults.size()});
  }
  branch.faults.push_back({segment.from, segment.kind, segment.nthOfKind, {kind, {}}});
  --branch.left.of(kind);
  return true;
}

void release(Branch& branch, std::size_t held, SimTime at) {
  const HeldSegment segment = branch.held[held];
  branch.held.erase(branch.held.begin() + std::ptrdiff_t(held));
  branch.faults[segment.fault].impairment.by = at - segment.usual;
  branch.notBefore = at;
  branch.world.queue.push(at, segment.arrival);
}

std::vector<SimTime> instantsToArrive(const Branch& branch, const SceneFacts& scene,
                                      const HeldSegment& segment, const Lull& lull, Others others) {
  const SimTime soonest = std::max({lull.from, segment.usual, branch.notBefore});
  const SimTime first = soonest + kTick;
  SimTime last = std::min(lull.to - kTick, segment.latest);
  for (const HeldSegment& other : branch.held) last = std::min(last, other.latest);
  std::vector<SimTime> instants;
  if (first > last) return instants;
  const HostSet here = setOf(segment.arrival.host);
  const bool isNextToLast = (branch.lastHosts & here) != 0 || soonest != lull.from;
  const bool isNextToNext = (lull.hostsAfter & here) != 0 || last != lull.to - kTick;
  const std::span distances =
      others == Others::MayCome ? std::span(kApart) : std::span(kApart).first(1);
  for (const Duration apart : distances) {
    const SimTime early = soonest + apart;
    const SimTime late = last + kTick - apart;
    if (isNextToLast && early <= last) instants.push_back(early);
    if (isNextToNext && late >= first) instants.push_back(late);
  }
  const auto around = [&](SimTime next, HostSet hosts) {
    for (int crossings = 1; crossings <= kCrossings; ++crossings) {
      const bool isThere = (hosts & (crossings % 2 == 0 ? here : ~here)) != 0;
      const SimTime meets = next - crossings * scene.delay;
      for (const Duration apart : distances) {
        for (const SimTime at : {meets - apart, meets + apart}) {
          if (isThere && at > first && at < last) instants.push_back(at);
        }
      }
    }
  };
  branch.world.queue.forEach(
      [&around](SimTime at, const SimEvent& event) { around(at, hostsOf(event)); });
  for (const Machine& machine : branch.world.machines) {
    if (const auto due = machine.stack.nextDeadline()) around(*due, hostsOf(machine));
  }
  std::ranges::sort(instants);
  const auto same = std::ranges::unique(instants);
  instants.erase(same.begin(), same.end());
  return instants;
}

std::vector<ChosenImpairment> impairmentsOf(const Branch& branch) {
  std::vector<ChosenImpairment> impairments;
  impairments.reserve(branch.faults.size());
  for (const Fault& fault : branch.faults) {
    impairments.push_back(
        {{branch.world.scenario->hosts[fault.host].name, fault.kind, fault.nthOfKind},
         fault.impairment});
  }
  return impairments;
}

}  // namespace linger
