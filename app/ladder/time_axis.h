#pragma once

#include <span>
#include <vector>

#include "model/trace/trace.h"
#include "model/tcp/sim_time.h"

namespace linger {

/// A stretch of the axis where much time takes few pixels, and says so.
struct AxisBreak {
  double from = 0;  ///< Pixels.
  double to = 0;
  SimTime after;  ///< The instants at `from` and `to`.
  SimTime before;

  Duration hidden() const { return before - after; }
};

/// How an axis is drawn to scale, in pixels.
struct AxisScale {
  Duration unit = 50ms;       ///< More than 0: what `pixelsPerUnit` stands for.
  double pixelsPerUnit = 48;  ///< More than 0.
  double longestRun = 160;    ///< A longer gap is broken.
  double beforeBreak = 14;    ///< To scale, before and after a break.
  double breakLength = 44;    ///< What a break takes; somewhat more where it hides much.
  double leastGap = 3;        ///< Between two instants, however near.
};

/// A strip of pixels that stands for time: to scale where something happens, compressed behind
/// breaks where nothing does. It maps both ways. An instant may take pixels of its own, so that
/// what happens "at once" can still be drawn one after the other.
class TimeAxis {
 public:
  /// An axis with no extent at pixel 0, all of it at the scenario's zero.
  TimeAxis() = default;

  /// Where an instant has been drawn with all that happens at it. Instants outside the axis
  /// are at its ends.
  double pixelAt(SimTime at) const;
  /// Where an instant begins.
  double pixelBefore(SimTime at) const;
  /// The instant at a pixel; the nearest end for pixels outside the axis.
  SimTime instantAt(double pixel) const;

  double start() const { return knots_.front().pixel; }
  double end() const { return knots_.back().pixel; }
  double length() const { return end() - start(); }
  SimTime first() const { return knots_.front().at; }
  SimTime last() const { return knots_.back().at; }
  const std::vector<AxisBreak>& breaks() const { return breaks_; }

  /// The same axis, evenly stretched or squeezed to lie from `start` to `end` (start < end).
  TimeAxis stretched(double start, double end) const;

 private:
  friend class TimeAxisBuilder;
  struct Knot {
    double pixel = 0;
    SimTime at{};
  };
  std::vector<Knot> knots_{Knot{}};
  std::vector<AxisBreak> breaks_;
};

/// Builds an axis from instant to instant, downwards in time.
class TimeAxisBuilder {
 public:
  TimeAxisBuilder(SimTime first, double origin, const AxisScale& scale);

  /// Goes on to a later instant, which comes to lie at `leastPixel` or further along.
  /// Returns its pixel.
  double advanceTo(SimTime at, double leastPixel = 0);
  /// Gives the instant that the axis has reached so many pixels of its own.
  void thicken(double pixels);

  TimeAxis finish() { return std::move(axis_); }

  /// How many pixels a gap takes, without any demand.
  double naturalGap(Duration gap) const;
  bool isBroken(Duration gap) const;

 private:
  void addBrokenGap(SimTime at, double pixels);

  AxisScale scale_;
  TimeAxis axis_;
};

/// The last instant that a picture of a run shows: a little after the last event.
SimTime sceneEnd(const Trace& trace);

/// The time that a run's axis is drawn by: a typical flight of a segment; without any, a typical
/// gap between events. Never 0.
Duration typicalFlight(const Trace& trace);

/// An axis for the whole run from `start` to `end`, to be shared by the slider and the lanes.
TimeAxis overviewAxis(const Trace& trace, double start, double end);

}  // namespace linger
