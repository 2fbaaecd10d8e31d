#include "app/ladder/ladder_width.h"

#include <array>

namespace linger {
namespace {

/// From one stretch of the horizontal to another.
struct Stretching {
  double from = 0;
  double factor = 1;
  double to = 0;

  double operator()(double x) const { return to + (x - from) * factor; }
  QLineF operator()(const QLineF& line) const {
    return {(*this)(line.x1()), line.y1(), (*this)(line.x2()), line.y2()};
  }
};

/// Of what lies between the bands: it stays in its proportion.
Stretching betweenBands(const LadderGeometry& geometry, const LadderColumns& columns, double gap) {
  if (geometry.lifelines.size() < 2) return {};
  const double from = geometry.lifelines[0].innerEdge + gap;
  const double length = geometry.lifelines[1].innerEdge - gap - from;
  const double to = columns.sides[0].innerEdge + gap;
  const double newLength = columns.sides[1].innerEdge - gap - to;
  return {from, length > 0 ? newLength / length : 1, to};
}

void moveSides(LadderGeometry& geometry, const std::array<double, 2>& shifts) {
  const auto shiftOf = [&shifts](Side side) { return shifts[side == Side::Left ? 0 : 1]; };
  for (Lifeline& lifeline : geometry.lifelines) {
    const double shift = shiftOf(lifeline.side);
    lifeline.x += shift;
    lifeline.innerEdge += shift;
    lifeline.outerEdge += shift;
  }
  for (StateBand& band : geometry.bands) {
    const double shift = shiftOf(band.side);
    band.box.translate(shift, 0);
    if (!band.labelBox.isEmpty()) band.labelBox.translate(shift, 0);
  }
  for (CallChip& chip : geometry.chips) chip.box.translate(shiftOf(chip.side), 0);
  for (ProcessLine& process : geometry.processes) process.line.translate(shiftOf(process.side), 0);
  for (TimerBracket& timer : geometry.timers) timer.line.translate(shiftOf(timer.side), 0);
}

void forgetLabels(LadderGeometry& geometry) {
  for (SegmentLine& segment : geometry.segments) {
    segment.label.reset();
    segment.crossBox = {};
  }
  for (TimerBracket& timer : geometry.timers) {
    timer.ring.reset();
    timer.furtherRings.clear();
    timer.labelBox = {};
  }
}

}  // namespace

double segmentGap(const LadderMetrics& metrics) {
  return 0.2 * metrics.line();
}

void moveToColumns(LadderGeometry& geometry, const LadderColumns& columns,
                   const LadderMetrics& metrics) {
  const Stretching stretch = betweenBands(geometry, columns, segmentGap(metrics));
  for (SegmentLine& segment : geometry.segments) segment.line = stretch(segment.line);
  std::array<double, 2> shifts{};
  for (std::size_t i = 0; i < geometry.lifelines.size(); ++i) {
    shifts[i] = columns.sides[i].bandX - geometry.lifelines[i].x;
  }
  moveSides(geometry, shifts);
  if (geometry.cut) geometry.cut->box.translate(columns.axisX - geometry.axisX, 0);
  geometry.axisX = columns.axisX;
  geometry.size.setWidth(columns.width);
  forgetLabels(geometry);
}

}  // namespace linger
