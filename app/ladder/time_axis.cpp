#include "app/ladder/time_axis.h"

#include <algorithm>
#include <cmath>

#include "model/trace/snapshot.h"

namespace linger {
namespace {

constexpr Duration kLeastTail = 20ms;

double perMicrosecond(const AxisScale& scale) {
  return scale.pixelsPerUnit / double(std::max<std::int64_t>(1, microseconds(scale.unit)));
}

Duration median(std::vector<Duration> durations, Duration fallback) {
  if (durations.empty()) return fallback;
  const auto middle = durations.begin() + std::ptrdiff_t(durations.size() / 2);
  std::nth_element(durations.begin(), middle, durations.end());
  return *middle;
}

}  // namespace

double TimeAxis::pixelAt(SimTime at) const {
  const auto after = std::upper_bound(knots_.begin(), knots_.end(), at,
                                      [](SimTime t, const Knot& knot) { return t < knot.at; });
  if (after == knots_.begin()) return start();
  const Knot& a = *std::prev(after);
  if (after == knots_.end() || a.at == at) return a.pixel;
  const double part = double((at - a.at).count()) / double((after->at - a.at).count());
  return a.pixel + part * (after->pixel - a.pixel);
}

double TimeAxis::pixelBefore(SimTime at) const {
  const auto here = std::lower_bound(knots_.begin(), knots_.end(), at,
                                     [](const Knot& knot, SimTime t) { return knot.at < t; });
  if (here != knots_.end() && here->at == at) return here->pixel;
  return pixelAt(at);
}

SimTime TimeAxis::instantAt(double pixel) const {
  const auto after = std::upper_bound(knots_.begin(), knots_.end(), pixel,
                                      [](double p, const Knot& knot) { return p < knot.pixel; });
  if (after == knots_.begin()) return first();
  if (after == knots_.end()) return last();
  const Knot& a = *std::prev(after);
  const double part = (pixel - a.pixel) / (after->pixel - a.pixel);
  return a.at + Duration(std::llround(part * double((after->at - a.at).count())));
}

TimeAxis TimeAxis::stretched(double newStart, double newEnd) const {
  const double oldStart = start();
  const double factor = length() > 0 ? (newEnd - newStart) / length() : 0;
  const auto move = [&](double& pixel) { pixel = newStart + (pixel - oldStart) * factor; };
  TimeAxis axis = *this;
  for (Knot& knot : axis.knots_) move(knot.pixel);
  for (AxisBreak& gap : axis.breaks_) {
    move(gap.from);
    move(gap.to);
  }
  if (length() <= 0) axis.knots_.push_back({newEnd, last()});
  return axis;
}

TimeAxisBuilder::TimeAxisBuilder(SimTime first, double origin, const AxisScale& scale)
    : scale_(scale) {
  axis_.knots_.front() = {origin, first};
}

bool TimeAxisBuilder::isBroken(Duration gap) const {
  return double(gap.count()) * perMicrosecond(scale_) > scale_.longestRun;
}

double TimeAxisBuilder::naturalGap(Duration gap) const {
  const double toScale = double(gap.count()) * perMicrosecond(scale_);
  if (!isBroken(gap)) return std::max(toScale, scale_.leastGap);
  const double more = std::log10(toScale / scale_.longestRun);
  return 2 * scale_.beforeBreak + scale_.breakLength * (1 + 0.12 * more);
}

double TimeAxisBuilder::advanceTo(SimTime at, double leastPixel) {
  const SimTime reached = axis_.last();
  if (at <= reached) return axis_.end();
  const Duration gap = at - reached;
  const double pixels = std::max(naturalGap(gap), leastPixel - axis_.end());
  if (isBroken(gap)) {
    addBrokenGap(at, pixels);
  } else {
    axis_.knots_.push_back({axis_.end() + pixels, at});
  }
  return axis_.end();
}

void TimeAxisBuilder::addBrokenGap(SimTime at, double pixels) {
  const Duration shown{std::llround(scale_.beforeBreak / perMicrosecond(scale_))};
  AxisBreak gap;
  gap.from = axis_.end() + scale_.beforeBreak;
  gap.to = axis_.end() + pixels - scale_.beforeBreak;
  gap.after = axis_.last() + shown;
  gap.before = at - shown;
  const double end = axis_.end() + pixels;
  axis_.knots_.push_back({gap.from, gap.after});
  axis_.knots_.push_back({gap.to, gap.before});
  axis_.knots_.push_back({end, at});
  axis_.breaks_.push_back(gap);
}

void TimeAxisBuilder::thicken(double pixels) {
  if (pixels <= 0) return;
  axis_.knots_.push_back({axis_.end() + pixels, axis_.last()});
}

SimTime sceneEnd(const Trace& trace) {
  return trace.end + std::max(kLeastTail, trace.linkDelay);
}

Duration typicalFlight(const Trace& trace) {
  std::vector<Duration> flights;
  for (const SegmentRecord& segment : trace.segments) {
    if (segment.arrives > segment.sent) flights.push_back(segment.arrives - segment.sent);
  }
  if (!flights.empty()) return median(std::move(flights), 50ms);
  std::vector<Duration> gaps;
  for (std::size_t i = 1; i < trace.eventLog.size(); ++i) {
    const Duration gap = trace.eventLog[i].at - trace.eventLog[i - 1].at;
    if (gap > Duration{}) gaps.push_back(gap);
  }
  return median(std::move(gaps), 50ms);
}

TimeAxis overviewAxis(const Trace& trace, double start, double end) {
  AxisScale scale;
  scale.unit = typicalFlight(trace);
  scale.leastGap = 8;
  TimeAxisBuilder builder(kSimStart, 0, scale);
  SimTime reached = kSimStart;
  for (const Entry& entry : trace.eventLog) {
    if (entry.at > reached) builder.advanceTo(entry.at);
    reached = std::max(reached, entry.at);
  }
  builder.advanceTo(sceneEnd(trace));
  return builder.finish().stretched(start, end);
}

}  // namespace linger
