#pragma once

#include <QByteArray>

#include "app/look/theme.h"
#include "model/fleet/fleet.h"

namespace linger {

/// The chart of a counted run as a whole file. The same run always gives the same picture.
QByteArray fleetSvg(const Scenario& scenario, const FleetRun& run, const QSizeF& size, Look look);
QByteArray fleetPng(const Scenario& scenario, const FleetRun& run, const QSizeF& size, Look look);

}  // namespace linger
