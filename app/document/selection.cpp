#include "app/document/selection.h"

#include <algorithm>
#include <utility>

namespace linger {

SegmentChoice choiceOf(const Trace& trace, const SegmentRecord& segment) {
  return {trace.hosts[segment.from].name, kindOf(segment.segment), segment.nthOfKind};
}

std::optional<Impairment> impairmentOf(const Scenario& scenario, const SegmentChoice& choice) {
  const auto impairment =
      std::ranges::find(scenario.impairments, choice, &ChosenImpairment::segment);
  if (impairment == scenario.impairments.end()) return std::nullopt;
  return impairment->impairment;
}

const SegmentRecord* Selection::segmentIn(const Trace& trace) const {
  if (!segment_) return nullptr;
  const auto found = std::ranges::find_if(trace.segments, [&](const SegmentRecord& segment) {
    return !segment.injected && !segment.copyOf && choiceOf(trace, segment) == *segment_;
  });
  return found == trace.segments.end() ? nullptr : &*found;
}

void Selection::pickSegment(const Trace& trace, SegmentId id) {
  if (id.value <= 0 || std::size_t(id.value) > trace.segments.size()) return clear();
  const SegmentRecord& segment = trace.segment(id);
  if (segment.copyOf) return pickSegment(trace, *segment.copyOf);
  if (segment.injected) return clear();
  set(choiceOf(trace, segment), std::nullopt);
}

void Selection::pickHost(const std::string& host) {
  set(std::nullopt, host);
}

void Selection::clear() {
  set(std::nullopt, std::nullopt);
}

void Selection::set(std::optional<SegmentChoice> segment, std::optional<std::string> host) {
  if (segment == segment_ && host == host_) return;
  segment_ = std::move(segment);
  host_ = std::move(host);
  emit changed();
}

}  // namespace linger
