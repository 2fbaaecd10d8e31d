#include "app/ladder/seconds_axis.h"

#include <algorithm>
#include <array>

namespace linger {
namespace {

constexpr double kWidenedShare = 0.13;  ///< Of the axis, for an exchange that is widened.
constexpr double kNarrowShare = 0.1;    ///< An exchange that takes less of a run is widened.
constexpr Duration kPause = 500ms;      ///< A pause as long as this, or as some flights, ends it.
constexpr int kPauseInFlights = 5;
constexpr double kBreakLength = 6;
constexpr Duration kRoom = 17s;  ///< After what counts down, to see that it works then.

/// The end of the first exchange: what is before the first long pause.
SimTime exchangeEnd(const Trace& trace) {
  const Duration pause = std::max(kPause, kPauseInFlights * typicalFlight(trace));
  SimTime reached = kSimStart;
  for (const Entry& entry : trace.eventLog) {
    if (entry.at - reached > pause) break;
    reached = std::max(reached, entry.at);
  }
  return reached;
}

Duration roundStep(Duration least) {
  constexpr std::array<Duration, 20> kSteps{10ms, 20ms, 50ms,  100ms, 200ms, 500ms, 1s,
                                            2s,   5s,   10s,   20s,   30s,   60s,   120s,
                                            300s, 600s, 1800s, 3600s, 7200s, 21600s};
  const auto found = std::ranges::lower_bound(kSteps, least);
  return found == kSteps.end() ? Duration(24h) : *found;
}

/// Scenarios may be long: none is copied or compared that need not be.
bool isSameButForMsl(const Scenario& before, const Scenario& now) {
  if (&before == &now) return true;
  if (before.msl == now.msl) return before == now;
  Scenario sameMsl = now;
  sameMsl.msl = before.msl;
  return sameMsl == before;
}

}  // namespace

double SecondsAxis::breakFrom() const {
  return widenedUntil ? axis.pixelBefore(*widenedUntil) : axis.start();
}

double SecondsAxis::breakTo() const {
  return widenedUntil ? axis.pixelAt(*widenedUntil) : axis.start();
}

SecondsAxis secondsAxis(const Trace& trace, SimTime last, double start, double end) {
  // The builder puts every instant where it is told to: nothing is drawn to its own scale.
  const AxisScale shown{.unit = 24h,
                        .pixelsPerUnit = 1e-3,
                        .longestRun = 1e9,
                        .beforeBreak = 0,
                        .breakLength = 0,
                        .leastGap = 0};
  const double length = std::max(1.0, end - start);
  TimeAxisBuilder builder(kSimStart, start, shown);
  SecondsAxis made;
  const SimTime exchanged = exchangeEnd(trace);
  const bool isNarrow = exchanged - kSimStart < (last - kSimStart) * kNarrowShare;
  if (exchanged > kSimStart && isNarrow) {
    made.widenedUntil = exchanged;
    builder.advanceTo(exchanged, start + kWidenedShare * length);
    builder.thicken(kBreakLength);
  }
  builder.advanceTo(std::max(last, exchanged + 1ms), start + length);
  made.axis = builder.finish();
  return made;
}

std::vector<SimTime> roundInstants(const SecondsAxis& seconds, double leastPixels) {
  const TimeAxis& axis = seconds.axis;
  const SimTime from = seconds.widenedUntil.value_or(axis.first());
  const double pixels = axis.end() - seconds.breakTo();
  if (pixels <= 0 || axis.last() <= from) return {};
  const double perPixel = double((axis.last() - from).count()) / pixels;
  const Duration step = roundStep(Duration(std::int64_t(perPixel * leastPixels)));
  std::vector<SimTime> instants;
  for (SimTime at = kSimStart; at <= axis.last(); at += step) {
    if (at >= from) instants.push_back(at);
  }
  return instants;
}

SimTime axisEnd(const Trace& trace) {
  const Duration run = trace.end - kSimStart;
  return std::max(sceneEnd(trace), trace.end + std::min(run * 2 / 7, Duration(kRoom)));
}

SimTime axisEndAfter(const Scenario& before, SimTime endBefore, const Scenario& now,
                     const Trace& trace) {
  const SimTime end = axisEnd(trace);
  return isSameButForMsl(before, now) ? std::max(end, endBefore) : end;
}

}  // namespace linger
