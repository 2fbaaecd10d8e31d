#pragma once

#include <QByteArray>

#include "app/files/json/json_value.h"
#include "model/fleet/fleet.h"

namespace linger {

inline constexpr std::string_view kFleetFormat = "linger-fleet/1";

/// A counted run as JSON, for programs: one object for each interval, times in microseconds.
JsonValue fleetJson(const Scenario& scenario, const FleetRun& run);

/// The same as a table: one line for each interval and host. Figures that several routes have are
/// those of the one with the fewest ports left.
QByteArray fleetCsv(const FleetRun& run);

}  // namespace linger
