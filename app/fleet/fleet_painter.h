#pragma once

#include <QPainter>

#include "app/fleet/fleet_chart.h"
#include "app/look/theme.h"

namespace linger {

/// Draws a laid-out chart.
void paintFleet(QPainter& painter, const FleetRun& run, const FleetGeometry& geometry,
                const Theme& theme, const Typeface& face);

/// Draws a line at `now` upon it.
void paintFleetPlayhead(QPainter& painter, const FleetGeometry& geometry, const Theme& theme,
                        const Typeface& face, SimTime now);

/// The brush of a state: its colour, and a pattern of its own, so that neighbours can be told
/// apart without colours.
void fillState(QPainter& painter, const QPolygonF& outline, State state, const Theme& theme);

}  // namespace linger
