#pragma once

#include <QPainter>
#include <optional>

#include "app/fleet/fleet_chart.h"
#include "app/look/theme.h"

namespace linger {

/// Draws a laid-out chart, with a line at `now` if there is one.
void paintFleet(QPainter& painter, const FleetRun& run, const FleetGeometry& geometry,
                const Theme& theme, const Typeface& face, std::optional<SimTime> now);

/// The brush of a state: its colour, and a pattern of its own, so that neighbours can be told
/// apart without colours.
void fillState(QPainter& painter, const QPolygonF& outline, State state, const Theme& theme);

}  // namespace linger
