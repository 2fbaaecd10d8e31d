#include "app/ladder/row_fitting.h"

namespace linger {
namespace {

// Lines of text, as RowScale counts.
constexpr double kClosestFlight = 1.0;  ///< Where nobody can scroll.
constexpr double kClosestPause = 1.5;
constexpr double kLeastFlight = 2.4;
constexpr double kLeastPause = 2.6;
constexpr double kUsual = 3.0;
constexpr double kMostFlight = 5.0;
constexpr double kMostPause = 7.0;

constexpr int kHalvings = 6;

}  // namespace

RowFitting::RowFitting(const Trace& trace, const LadderContent& content,
                       const LadderMetrics& metrics, double zoom, double origin, bool stacked)
    : trace_(trace),
      content_(content),
      metrics_(metrics),
      zoom_(zoom),
      origin_(origin),
      stacked_(stacked) {}

LadderRows RowFitting::usualRows() const {
  return rowsAt(kUsual, kUsual);
}

LadderRows RowFitting::rowsFor(double height, bool close) const {
  LadderRows usual = usualRows();
  if (heightOf(usual) > height) {
    if (fits(kLeastFlight, kLeastPause, height)) {
      return longestFlight(kLeastFlight, kUsual, kLeastPause, height);
    }
    const bool isFit = close && fits(kClosestFlight, kClosestPause, height);
    return isFit ? longestFlight(kClosestFlight, kLeastFlight, kClosestPause, height) : usual;
  }
  if (!fits(kMostFlight, kUsual, height)) {
    return longestFlight(kUsual, kMostFlight, kUsual, height);
  }
  LadderRows longest = rowsAt(kMostFlight, kMostPause);
  return heightOf(longest) <= height ? longest : longestPause(height);
}

double RowFitting::heightOf(const LadderRows& rows) const {
  return rows.bottom + metrics_.margin() + (trace_.truncated ? 2 * metrics_.line() : 0);
}

LadderRows RowFitting::rowsAt(double flight, double pause) const {
  return arrangeRows(trace_, content_, metrics_, {flight * zoom_, pause}, origin_, stacked_);
}

bool RowFitting::fits(double flight, double pause, double height) const {
  return heightOf(rowsAt(flight, pause)) <= height;
}

LadderRows RowFitting::longestFlight(double low, double high, double pause, double height) const {
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2;
    (fits(middle, pause, height) ? low : high) = middle;
  }
  return rowsAt(low, pause);
}

LadderRows RowFitting::longestPause(double height) const {
  double low = kUsual;
  double high = kMostPause;
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2;
    (fits(kMostFlight, middle, height) ? low : high) = middle;
  }
  return rowsAt(kMostFlight, low);
}

}  // namespace linger
