#pragma once

#include <QPolygonF>
#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

#include "app/look/typeface.h"
#include "model/fleet/fleet.h"

namespace linger {

/// A tick on an axis: where it is, and what it says.
struct ChartTick {
  double at = 0;
  QString label;
};

/// The sockets of one state over time, upon those of the states before it.
struct StateArea {
  State state = State::Closed;
  QPolygonF outline;
  QPointF label;  ///< Where its name has room, at the left end of its line.
  bool hasLabel = false;
};

/// Callers that failed in one interval.
struct FailureMark {
  QRectF place;
  std::size_t sample = 0;
};

/// One host's part of the chart.
struct HostChart {
  std::size_t host = 0;
  QString title;
  QRectF plot;
  std::vector<ChartTick> counts;  ///< Of sockets, up the plot's left edge.
  std::vector<StateArea> areas;
  QRectF ports;         ///< Where the ports left are drawn; empty without routes.
  QPolygonF portsLine;  ///< Towards the route with the fewest,
  QPolygonF bindLine;   ///< and for bind(); empty where nobody binds.
  std::vector<ChartTick> portTicks;
  QRectF failures;
  std::vector<FailureMark> marks;
};

/// A chart of a counted run, laid out: sockets by state stacked over time, below them the ports
/// left and the callers that failed. Plain figures, to be tested without a window.
struct FleetGeometry {
  QSizeF size;
  SimTime end;
  double left = 0;   ///< Of time zero,
  double right = 0;  ///< and of `end`.
  std::vector<HostChart> hosts;
  std::vector<ChartTick> times;
  double timesBaseline = 0;

  double xOf(SimTime at) const;
  SimTime timeAt(double x) const;
};

/// Fits into any size; parts that have no room for their words leave them out.
FleetGeometry layOutFleet(const FleetRun& run, const QSizeF& size, const Typeface& face);

/// The sample whose interval holds that instant; none where there are no samples.
std::optional<std::size_t> sampleIndexAt(const FleetRun& run, SimTime at);

/// The first number of 1, 2 or 5 times a power of ten that is at least `least`.
double roundStep(double least);

}  // namespace linger
