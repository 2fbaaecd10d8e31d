#include "app/document/pulled_segment.h"

#include <algorithm>

#include "app/document/selection.h"
#include "model/sim/scenario_run.h"

namespace linger {
namespace {

constexpr Duration kLeast = 10ms;

Duration roundedByHand(Duration by) {
  const Duration step = by < 1s ? kLeast : by < 10s ? Duration(100ms) : Duration(1s);
  return (by + step / 2) / step * step;
}

}  // namespace

std::optional<edit::SetImpairment> pulledTo(const ScenarioRun& run, SegmentId id, SimTime arrival) {
  const Trace& trace = run.trace;
  const SegmentRecord& pulled = trace.segment(id);
  const SegmentRecord& original = pulled.copyOf ? trace.segment(*pulled.copyOf) : pulled;
  if (original.injected) return std::nullopt;
  const SegmentChoice choice = choiceOf(trace, original);
  if (pulled.copyOf) {
    const Duration by = std::max(roundedByHand(arrival - original.arrives), kLeast);
    return edit::SetImpairment{choice, Impairment{Impairment::Kind::Duplicate, by}};
  }
  const std::optional<Impairment> now = impairmentOf(run.scenario, choice);
  if (now && now->kind == Impairment::Kind::Drop) return std::nullopt;
  const bool late = now && now->kind == Impairment::Kind::Delay;
  const SimTime ofItself = late ? original.arrives - now->by : original.arrives;
  const Duration by = roundedByHand(arrival - ofItself);
  if (by >= kLeast) return edit::SetImpairment{choice, Impairment{Impairment::Kind::Delay, by}};
  return edit::SetImpairment{choice, late ? std::nullopt : now};
}

}  // namespace linger
