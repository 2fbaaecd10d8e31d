#pragma once

#include "app/ladder/ladder_rows.h"

namespace linger {

/// Chooses how generously a ladder's time is laid out for the height that there is. What it is
/// made from must outlive it.
class RowFitting {
 public:
  /// `zoom` draws flights out; `origin` is where the first row begins, in pixels; `stacked` as for
  /// arrangeRows().
  RowFitting(const Trace& trace, const LadderContent& content, const LadderMetrics& metrics,
             double zoom, double origin, bool stacked);

  LadderRows usualRows() const;
  /// Draws the story out, or together within reason, to this height; with `close` as far together
  /// as words allow. The usual rows where it stays too high.
  LadderRows rowsFor(double height, bool close) const;
  /// How high a ladder of these rows is.
  double heightOf(const LadderRows& rows) const;

 private:
  LadderRows rowsAt(double flight, double pause) const;
  bool fits(double flight, double pause, double height) const;
  LadderRows longestFlight(double low, double high, double pause, double height) const;
  LadderRows longestPause(double height) const;

  const Trace& trace_;
  const LadderContent& content_;
  const LadderMetrics& metrics_;
  double zoom_;
  double origin_;
  bool stacked_;
};

}  // namespace linger
